-- Decisions name the role and department they were given for; approvals may carry conditions; work may be owed by another unit than the launch's.
ALTER TABLE step_decision ADD COLUMN role TEXT COLLATE "C" NULL;
ALTER TABLE step_decision ADD COLUMN department TEXT COLLATE "C" NULL;

ALTER TABLE finding ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'finding';
ALTER TABLE finding ADD COLUMN due_at BIGINT NULL;

ALTER TABLE work_item ADD COLUMN unit_id BIGINT NULL;
