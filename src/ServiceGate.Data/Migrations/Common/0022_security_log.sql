-- Readable from: 7
-- Kept: security_event, security, 1095 days from written
-- Who signed in, was refused, made a token; apart from the audit trail, since anybody can write here by being refused. One row for each, or one for many that are alike and came within a
-- minute. Never a password, a token or a number. The setting SecurityLog:Days takes rows away earlier. An older program beside writes none.
CREATE TABLE security_event (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    made BIGINT NOT NULL,
    kind {key} NOT NULL,
    result {key} NOT NULL,
    person_id BIGINT NULL,
    tried {key} NULL,
    address {key} NULL,
    way {key} NOT NULL,
    token_id BIGINT NULL,
    route {text} NULL
);
CREATE INDEX ix_security_event_at ON security_event (at);
CREATE INDEX ix_security_event_person ON security_event (person_id, at);
