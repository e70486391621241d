-- Readable from: 34
-- Kept: announced_window, evidence, of-launch, raced
-- The windows that other operators announce, and the launches that they became. A maintenance (by provider and number) has one for each night; replaced lists the times that a window had before.
-- Places grow with every change within a maintenance, so that two runs at once do not both count. With it comes the entry "resumed" of journals, which an older program cannot fold.
CREATE TABLE announced_window (
    launch_id BIGINT NOT NULL PRIMARY KEY REFERENCES launch (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    maintenance {key} NOT NULL,
    place BIGINT NOT NULL,
    provider {text} NOT NULL,
    maintenance_id {text} NOT NULL,
    account {text} NULL,
    status {key} NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    replaced {text} NOT NULL,
    called_off BIGINT NOT NULL,
    circuits {text} NOT NULL,
    summary {text} NULL,
    announced_at BIGINT NULL,
    uid {text} NULL,
    sequence BIGINT NULL,
    followed_by BIGINT NULL
);
CREATE UNIQUE INDEX ux_announced_window_place ON announced_window (unit_id, maintenance, place);
