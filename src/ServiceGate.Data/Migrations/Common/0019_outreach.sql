-- Readable from: 19
-- Kept: consent, personal, 180 days from last-use
-- Kept: refusal, personal, 180 days from last-use, raced
-- Kept: batch_exclusion, evidence
-- Kept: service_only, evidence, of-launch, raced
-- What customers have agreed to be written to for: how and when they said so, and until when it holds (days as 2026-11-30). Goes with the customer.
CREATE TABLE consent (
    customer_id BIGINT NOT NULL REFERENCES customer (id),
    given_for {key} NOT NULL,
    how {text} NOT NULL,
    given_on {key} NOT NULL,
    until_on {key} NULL,
    PRIMARY KEY (customer_id, given_for)
);
ALTER TABLE import_row {add} consent_for {key} NULL;
ALTER TABLE import_row {add} consent_how {text} NULL;
ALTER TABLE import_row {add} consent_on {key} NULL;
ALTER TABLE import_row {add} consent_until {key} NULL;

-- The addresses to which no marketing goes. Kept as long as a customer of the register has the address.
CREATE TABLE refusal (
    channel BIGINT NOT NULL,
    address {key} NOT NULL,
    at BIGINT NOT NULL,
    way {key} NOT NULL,
    unit_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (channel, address)
);

-- By which consent a batch of marketing goes, how often marketing reaches a customer in so many days, how many it leaves out. Null: it is no marketing. A program that does
-- not know them sends it to everybody.
ALTER TABLE batch {add} consent_for {text} NULL;
ALTER TABLE batch {add} contact_times BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE batch {add} contact_days BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE batch {add} excluded BIGINT DEFAULT 0 NOT NULL;

-- Whom of its list a batch of marketing left out, and why.
CREATE TABLE batch_exclusion (
    batch_id BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    reason {key} NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (batch_id, customer_id)
);

-- That a reviewer called a text service only.
CREATE TABLE service_only (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step {key} NOT NULL,
    hash {key} NOT NULL,
    person_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (launch_id, step, hash)
);
