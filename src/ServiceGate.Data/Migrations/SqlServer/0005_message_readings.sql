-- Who has read a message in the house. Everybody who holds the receiving role reads for himself or herself.
CREATE TABLE message_reading (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    message_id BIGINT NOT NULL REFERENCES house_message (id),
    person_id BIGINT NOT NULL,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (message_id, person_id)
);
CREATE INDEX ix_message_reading_launch ON message_reading (launch_id);
