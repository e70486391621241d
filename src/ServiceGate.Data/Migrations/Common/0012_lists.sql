-- Readable from: 12
-- Kept: import_row, personal, 7 days from written
-- Grows with each change, so that who looked at a customer can tell whether it is still so. A program that does not count it up must not write beside.
ALTER TABLE customer {add} revision BIGINT DEFAULT 1 NOT NULL;

-- Whom and how the list reaches, as a sum of keyed hashes; null for lists of before, which stand as they were signed.
ALTER TABLE audience {add} reach {key} NULL;
-- When its customers were last set aside, machine time.
ALTER TABLE audience {add} set_aside_at BIGINT NULL;
-- What the import would do, or did, to the register.
ALTER TABLE audience {add} counts {text} NULL;
-- The list whose place it took.
ALTER TABLE audience {add} replaces BIGINT NULL;
-- How many of its customers other launches' imports have changed since the launch took note, and the last of those imports: its launch, and who gave it.
ALTER TABLE audience {add} moved BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE audience {add} moved_in BIGINT NULL;
ALTER TABLE audience {add} moved_by BIGINT NULL;
CREATE INDEX ix_audience_moved ON audience (moved);

-- The customers of an import as they are to stand in the register, until it is adopted: only then are they written there.
CREATE TABLE import_row (
    audience_id BIGINT NOT NULL REFERENCES audience (id),
    customer_id BIGINT NOT NULL,
    account {key} NOT NULL,
    seen BIGINT NOT NULL,
    effect {key} NOT NULL,
    name {text} NULL,
    phone {key} NULL,
    email {text} NULL,
    push_id {text} NULL,
    tier {key} NOT NULL,
    language {key} NOT NULL,
    unit_code {key} NOT NULL,
    reach_before {key} NULL,
    reach {key} NOT NULL,
    PRIMARY KEY (audience_id, customer_id)
);
