-- Readable from: 15
-- Kept: emergency_reach, evidence, of-launch, raced
-- Kept: notice_confirmation, evidence, of-launch
-- How far emergencies reach, for each person who answers for one: those of a person count together. A program that does not know it asks nobody, so none may run beside.
CREATE TABLE emergency_reach (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    customers BIGINT NOT NULL,
    together BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    PRIMARY KEY (launch_id, person_id)
);
CREATE INDEX ix_emergency_reach_person ON emergency_reach (person_id, begun_at);

-- What a second person has confirmed of an emergency: a step of its plan, with list and text as they stood.
CREATE TABLE notice_confirmation (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step {key} NOT NULL,
    cover {key} NOT NULL,
    customers BIGINT NOT NULL,
    confirmed_by BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL
);
CREATE INDEX ix_notice_confirmation_launch ON notice_confirmation (launch_id, id);
