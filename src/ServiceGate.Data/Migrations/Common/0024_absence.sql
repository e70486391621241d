-- Readable from: 24
-- Kept: absence, evidence
-- Who is away, from when until when, and who stands in meanwhile; and for whom somebody has signed as a substitute. A program that does not know it takes what was signed for somebody for a
-- signature of another person's own, so none may run beside.
CREATE TABLE absence (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    substitute_id BIGINT NOT NULL REFERENCES person (id),
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    recorded_by BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    ended_at BIGINT NULL,
    ended_by BIGINT NULL
);
CREATE INDEX ix_absence_until ON absence (until_at);
ALTER TABLE step_decision {add} decided_for BIGINT NULL;
