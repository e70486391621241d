-- Readable from: 28
-- Kept: duty_shift, evidence
-- Kept: duty_number, personal, 7 days from expired
-- Kept: duty_call, evidence, of-launch
-- Kept: emergency_decline, evidence, of-launch, raced
-- Who is on duty for a unit, from when until when and in which duty role.
CREATE TABLE duty_shift (
    id BIGINT NOT NULL PRIMARY KEY,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    duty_role {key} NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    put_by BIGINT NOT NULL,
    put_at BIGINT NOT NULL,
    removed_at BIGINT NULL,
    removed_by BIGINT NULL
);
CREATE INDEX ix_duty_shift_unit ON duty_shift (unit_id, until_at);

-- At which number that person is called, outside the own network. It goes when the shift is taken off the roster, and soon after it is over.
CREATE TABLE duty_number (
    shift_id BIGINT NOT NULL PRIMARY KEY REFERENCES duty_shift (id),
    number {key} NOT NULL,
    until_at BIGINT NOT NULL
);
CREATE INDEX ix_duty_number_until ON duty_number (until_at);

-- Who on duty was asked to confirm an emergency, one after the other, by message and by call-out, and what came of it; without a
-- person: nobody was on duty, and those were asked who are entitled without a roster. With it comes rule set 5: a program that does not
-- know it asks others, so none may run beside.
CREATE TABLE duty_call (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    word {key} NOT NULL,
    standing {key} NOT NULL,
    shift_id BIGINT NULL,
    person_id BIGINT NULL REFERENCES person (id),
    asked_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    status {key} NOT NULL,
    tries BIGINT NOT NULL,
    try_at BIGINT NULL,
    reason {key} NULL,
    answer {key} NULL,
    answered_at BIGINT NULL,
    answered_by BIGINT NULL
);
CREATE INDEX ix_duty_call_launch ON duty_call (launch_id, id);
CREATE INDEX ix_duty_call_status ON duty_call (status, try_at);

-- What a second person has said no to: list and texts of an emergency as they stood.
CREATE TABLE emergency_decline (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    standing {key} NOT NULL,
    declined_by BIGINT NOT NULL,
    declined_at BIGINT NOT NULL,
    reason {text} NOT NULL,
    PRIMARY KEY (launch_id, standing)
);
