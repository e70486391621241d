-- Readable from: 7
-- Longer than any session may be unused.
-- Kept: account_session, security, 2 days from last-use
-- A session of a browser, from signing in to its end: an ended one is gone. A cookie whose session is not here opens nothing.
CREATE TABLE account_session (
    id {key} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    begun_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    agent {text} NULL,
    address {key} NULL
);
CREATE INDEX ix_account_session_person ON account_session (person_id);

-- When the password was set, machine time; null for those set before. A one-time password works for so long and no longer.
ALTER TABLE person {add} password_at BIGINT NULL;
