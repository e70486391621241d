-- Readable from: 21
-- Kept: seed_test, evidence, of-launch, raced
-- How fast a batch goes (0: no limit), how many customers of the present batch, hour and day were counted, and which limit holds it back until when. A program that does not
-- know them sends it at once.
ALTER TABLE batch {add} per_batch BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE batch {add} per_hour BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE batch {add} per_day BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE batch {add} batch_used BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE batch {add} pace_hour {key} NULL;
ALTER TABLE batch {add} hour_used BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE batch {add} pace_day {key} NULL;
ALTER TABLE batch {add} day_used BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE batch {add} held {key} NULL;
ALTER TABLE batch {add} held_until BIGINT NULL;

-- That a text of an outreach was sent to seed numbers of the house, and confirmed there. The numbers are not kept.
CREATE TABLE seed_test (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step {key} NOT NULL,
    channel BIGINT NOT NULL,
    language {key} NOT NULL,
    hash {key} NOT NULL,
    numbers BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_by BIGINT NOT NULL,
    confirmed_at BIGINT NULL,
    confirmed_by BIGINT NULL,
    PRIMARY KEY (launch_id, step, channel, language, hash)
);
