-- Readable from: 26
-- Kept: decision_taken_back, evidence, of-launch
-- Decisions that whoever gave them has taken back before a customer was told. A program that does not know them counts them as signatures, so none may run beside.
CREATE TABLE decision_taken_back (
    decision_id BIGINT NOT NULL PRIMARY KEY REFERENCES step_decision (id),
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    taken_back_at BIGINT NOT NULL,
    reason {text} NOT NULL
);
CREATE INDEX ix_decision_taken_back_launch ON decision_taken_back (launch_id);

-- An acknowledgement of a script that its owner has taken back counts no more.
ALTER TABLE acknowledgement {add} taken_back_at BIGINT NULL;
