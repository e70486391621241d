-- Readable from: 14
-- Kept: account_hold, evidence
-- Kept: proposed_role, configuration
-- Kept: account_message, security, 180 days from written
-- Who had a hand in an account: added it, made it an administrator, set its password; and who has confirmed since that it is in the hands of the person it is for. Accounts of
-- before have no rows and count as confirmed. A program that does not know it takes one person for two, so none may run beside.
CREATE TABLE account_hold (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    held_by BIGINT NOT NULL,
    kind {key} NOT NULL,
    at BIGINT NOT NULL,
    handed_by BIGINT NULL,
    handed_at BIGINT NULL,
    confirmed_by BIGINT NULL,
    confirmed_at BIGINT NULL
);
CREATE INDEX ix_account_hold_person ON account_hold (person_id, confirmed_at);

-- Roles of an administrator at the top that wait for a second administrator's yes. Confirmed, they become a person_grant of the same id.
CREATE TABLE proposed_role (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    role {key} NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    proposed_by BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL
);

-- Messages in the house that are about an account and not about a launch, one row for each reader.
CREATE TABLE account_message (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    role {key} NOT NULL,
    about {key} NOT NULL,
    message {key} NOT NULL,
    arguments {text} NOT NULL,
    written_at BIGINT NOT NULL,
    read_at BIGINT NULL
);
CREATE INDEX ix_account_message_person ON account_message (person_id, written_at);
CREATE INDEX ix_account_message_written ON account_message (written_at);
