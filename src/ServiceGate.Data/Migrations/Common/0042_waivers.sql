-- Readable from: 42
-- Kept: concern_waiver, evidence, of-launch
-- Waivers of service concerns that are not met: asked for, decided by the concern's department, until when. With them comes rule set 7, by which a waived concern does not shut the go-ahead
-- and signatures cover what is waived: a program that does not know it would find gates shut and signatures to stand that do not, so none may run beside.
CREATE TABLE concern_waiver (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    concern {key} NOT NULL,
    department {key} NOT NULL,
    answer_hash {key} NOT NULL,
    signed_hash {key} NOT NULL,
    reason {text} NOT NULL,
    until_at BIGINT NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    granted_by BIGINT NULL,
    granted_at BIGINT NULL,
    granted_note {text} NULL,
    refused_by BIGINT NULL,
    refused_at BIGINT NULL,
    refused_note {text} NULL,
    revoked_by BIGINT NULL,
    revoked_at BIGINT NULL,
    revoked_note {text} NULL
);
CREATE INDEX ix_concern_waiver_launch ON concern_waiver (launch_id, id);
CREATE INDEX ix_concern_waiver_signed ON concern_waiver (signed_hash);
