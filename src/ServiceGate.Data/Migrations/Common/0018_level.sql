-- Readable from: 18
-- Kept: level_raise, evidence, of-launch
-- Reviewers' words that a launch is more serious than its dossier makes it. The rules that read them hold for launches begun since.
CREATE TABLE level_raise (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    level {key} NOT NULL,
    reason {text} NOT NULL,
    raised_by BIGINT NOT NULL,
    raised_at BIGINT NOT NULL
);
CREATE INDEX ix_level_raise_launch ON level_raise (launch_id);
