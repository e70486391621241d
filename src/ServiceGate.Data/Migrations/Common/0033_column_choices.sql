-- Readable from: 7
-- Kept: column_choice, configuration, raced
-- What somebody has chosen the columns of a file of customers to be read as, by heading, for the next file; "-": not to be read.
CREATE TABLE column_choice (
    person_id BIGINT NOT NULL,
    unit_id BIGINT NOT NULL,
    heading {key} NOT NULL,
    read_as {key} NOT NULL,
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, unit_id, heading)
);
CREATE INDEX ix_column_choice_unit ON column_choice (unit_id, chosen_at);
