-- Readable from: 7
-- Kept: launch_text, operational, of-launch, raced
-- Kept: launch_gram, operational, raced
-- What of a launch is searched, as one normalised text as of a revision of the launch's content, and which characters stand in it in a row (see Grams).
CREATE TABLE launch_text (
    launch_id BIGINT NOT NULL PRIMARY KEY REFERENCES launch (id),
    content_rev BIGINT NOT NULL,
    words {text} NOT NULL
);
-- No reference to the launch: its grams are found by its text, and by nothing else.
CREATE TABLE launch_gram (
    gram BIGINT NOT NULL,
    unit_id BIGINT NOT NULL,
    launch_id BIGINT NOT NULL,
    PRIMARY KEY (gram, unit_id, launch_id)
) {compact};
-- Whether the launch waits to be read for the search: 0 it was read, 1 it was not yet, 2 somebody has changed it since. A program that does not write it is found out by the text's revision.
ALTER TABLE launch {add} unread BIGINT DEFAULT 1 NOT NULL;
CREATE INDEX ix_launch_unread ON launch (unread, id);
INSERT INTO work_lease (name) VALUES ('search');
