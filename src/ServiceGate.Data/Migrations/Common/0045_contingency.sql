-- Readable from: 45
-- Kept: customer_action, evidence, of-launch, raced
-- Kept: rollback_minute, evidence, of-launch, raced
-- Kept: right_withdrawal, evidence, of-launch, raced
-- Actions of contingency plans for single customers (run_id 0: in earnest, once for each customer of a launch; otherwise a test call of a rehearsal), the counters of rolling back by the minute, and that
-- the elevated right was withdrawn. With them comes rule set 8, by which the level of a risk decides which rehearsal suffices: a program that does not know it would open gates that are shut.
CREATE TABLE customer_action (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    plan_key {key} NOT NULL,
    plan_hash {key} NOT NULL,
    customer_id BIGINT NOT NULL,
    run_id BIGINT NOT NULL,
    endpoint {key} NULL,
    state {key} NOT NULL,
    tries BIGINT NOT NULL,
    claimed_at BIGINT NULL,
    asked_by BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    identity_check {key} NULL,
    call_id {text} NULL,
    reason {text} NULL,
    settled_at BIGINT NULL,
    answer {text} NULL,
    word {key} NOT NULL
);
CREATE UNIQUE INDEX ux_customer_action ON customer_action (launch_id, customer_id, run_id);
CREATE INDEX ix_customer_action_state ON customer_action (state, id);
CREATE TABLE rollback_minute (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    minute BIGINT NOT NULL,
    uses BIGINT NOT NULL,
    PRIMARY KEY (launch_id, minute)
);
CREATE TABLE right_withdrawal (
    launch_id BIGINT NOT NULL PRIMARY KEY REFERENCES launch (id),
    withdrawn_by BIGINT NOT NULL,
    withdrawn_at BIGINT NOT NULL,
    proof {text} NOT NULL
);
ALTER TABLE launch {add} rollbacks_held_at BIGINT NULL;
ALTER TABLE launch {add} rollbacks_released_at BIGINT NULL;
