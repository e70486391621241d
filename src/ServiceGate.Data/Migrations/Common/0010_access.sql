-- Readable from: 10
-- Kept: launch_deputy, evidence, of-launch, raced
-- Kept: customer_lookup, security, 180 days from written
-- Kept: lookup_alarm, security, 180 days from written
-- Who acts for the owner of a launch besides the owner's own department. A program that does not know it lets every product manager of the unit act, so none may run beside.
CREATE TABLE launch_deputy (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    named_by BIGINT NOT NULL,
    named_at BIGINT NOT NULL,
    PRIMARY KEY (launch_id, person_id)
);

-- Which node checks the audit trail and writes down its heads.
INSERT INTO work_lease (name) VALUES ('audit');

-- Each time somebody looked a customer up: who, whom, by which way, by the clock on which nodes agree. Without a number and without a name.
CREATE TABLE customer_lookup (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    way {key} NOT NULL,
    customer_id BIGINT NULL,
    launch_id BIGINT NULL
);
CREATE INDEX ix_customer_lookup_person ON customer_lookup (person_id, at);
CREATE INDEX ix_customer_lookup_at ON customer_lookup (at);

-- That somebody looked up more customers in an hour than anybody needs to.
CREATE TABLE lookup_alarm (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    made BIGINT NOT NULL
);
CREATE INDEX ix_lookup_alarm_at ON lookup_alarm (at);
