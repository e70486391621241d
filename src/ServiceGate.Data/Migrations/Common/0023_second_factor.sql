-- Readable from: 23
-- Kept: second_factor, security
-- The secret from which a person's one-time codes are made (RFC 6238), protected with the keys of the installation, and the last step of 30 seconds whose code was taken: no code is taken
-- twice. Wrong codes in a row refuse all codes for a while. A program that does not know it signs people in with the password alone, so none may run beside.
CREATE TABLE second_factor (
    person_id BIGINT NOT NULL PRIMARY KEY REFERENCES person (id),
    secret {text} NOT NULL,
    set_at BIGINT NOT NULL,
    last_step BIGINT NOT NULL,
    failed BIGINT DEFAULT 0 NOT NULL,
    locked_until BIGINT NULL
);
