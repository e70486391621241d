-- Readable from: 7
-- Kept: kept_upload, personal, 1 days from written
-- Kept: kept_part, personal, 1 days from written
-- The last file of customers that a person has sent to a launch, packed, in parts, so that it can be read otherwise without being chosen again.
CREATE TABLE kept_upload (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL,
    launch {key} NOT NULL,
    source {text} NOT NULL,
    kept_at BIGINT NOT NULL
);
CREATE INDEX ix_kept_upload_kept_at ON kept_upload (kept_at);

CREATE TABLE kept_part (
    upload_id BIGINT NOT NULL REFERENCES kept_upload (id),
    part BIGINT NOT NULL,
    kept_at BIGINT NOT NULL,
    packed {text} NOT NULL,
    PRIMARY KEY (upload_id, part)
);
