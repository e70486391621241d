-- Decisions name the role and department they were given for; approvals may carry conditions; work may be owed by another unit than the launch's.
ALTER TABLE step_decision ADD role NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE step_decision ADD department NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE finding ADD kind NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT 'finding';
ALTER TABLE finding ADD due_at BIGINT NULL;

ALTER TABLE work_item ADD unit_id BIGINT NULL;
