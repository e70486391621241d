-- Readable from: 42
-- Kept: concern_comment, evidence, of-launch
-- What people say to service concerns. Nothing is signed and no rule looks at it, so that an older program may run beside.
CREATE TABLE concern_comment (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    concern {key} NOT NULL,
    body {text} NOT NULL,
    written_by BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    mentions {text} NOT NULL
);
CREATE INDEX ix_concern_comment_launch ON concern_comment (launch_id, id);
