-- Readable from: 39
-- Kept: attachment, evidence, of-launch
-- Kept: stored_file, evidence, 7 days from last-use, raced
-- Kept: file_part, evidence, 7 days from last-use, raced
-- Kept: file_upload, personal, 7 days from written, raced
-- Kept: upload_part, personal, 7 days from written, raced
-- What is attached to a launch and was: a reference to content by hash. With it comes rule set 6, by which signatures cover what is attached: a program that does not know it would find them to
-- stand that do not, so none may run beside.
CREATE TABLE attachment (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    place {key} NOT NULL,
    item_key {key} NOT NULL,
    type {key} NOT NULL,
    version {text} NULL,
    name {text} NOT NULL,
    content_hash {key} NOT NULL,
    signed_hash {key} NOT NULL,
    bytes BIGINT NOT NULL,
    kind {key} NOT NULL,
    added_by BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    round BIGINT NOT NULL,
    removed_by BIGINT NULL,
    removed_at BIGINT NULL,
    removed_round BIGINT NULL
);
CREATE INDEX ix_attachment_launch ON attachment (launch_id, id);
CREATE INDEX ix_attachment_content ON attachment (content_hash);
CREATE INDEX ix_attachment_signed ON attachment (signed_hash);

-- Content that is kept once, wherever its bytes are; it goes 7 days after the last attachment that refers to it.
CREATE TABLE stored_file (
    hash {key} NOT NULL PRIMARY KEY,
    bytes BIGINT NOT NULL,
    kind {key} NOT NULL,
    standing {key} NOT NULL,
    used_at BIGINT NOT NULL,
    uses BIGINT NOT NULL
);
CREATE INDEX ix_stored_file_used ON stored_file (used_at);

-- Its bytes, where the database keeps them: parts of 96 KiB in base64.
CREATE TABLE file_part (
    hash {key} NOT NULL,
    part BIGINT NOT NULL,
    packed {text} NOT NULL,
    PRIMARY KEY (hash, part)
);

-- Files on their way, and what has come of them.
CREATE TABLE file_upload (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL,
    launch_id BIGINT NOT NULL,
    asked_as {key} NOT NULL,
    name {text} NOT NULL,
    bytes BIGINT NOT NULL,
    received BIGINT NOT NULL,
    parts BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    content_hash {key} NULL,
    kind {key} NULL
);
CREATE UNIQUE INDEX ux_file_upload_asked ON file_upload (person_id, asked_as);
CREATE INDEX ix_file_upload_begun ON file_upload (begun_at);

CREATE TABLE upload_part (
    upload_id BIGINT NOT NULL REFERENCES file_upload (id),
    part BIGINT NOT NULL,
    packed {text} NOT NULL,
    PRIMARY KEY (upload_id, part)
);
