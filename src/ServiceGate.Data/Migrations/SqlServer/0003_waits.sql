-- What waits and until when, as rows: a bookmark for each waiting position of a running flow, and the moments at which time does something to it.
CREATE TABLE bookmark (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    activity_id NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    visit BIGINT NOT NULL,
    event NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    event_key NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entered_at BIGINT NOT NULL,
    PRIMARY KEY (launch_id, activity_id, visit)
);
CREATE INDEX ix_bookmark_event ON bookmark (event, event_key);

CREATE TABLE timer (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    activity_id NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    visit BIGINT NOT NULL,
    name NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (launch_id, activity_id, visit, name)
);
CREATE INDEX ix_timer_due ON timer (due_at);

-- Flows stored before there were bookmarks get them from their journal when they are next looked at.
ALTER TABLE flow ADD waits_kept BIGINT NOT NULL DEFAULT 0;
GO
UPDATE flow SET waits_kept = 1 WHERE JSON_VALUE(state, '$.status') <> 'Running';
CREATE INDEX ix_flow_waits_missing ON flow (launch_id) WHERE waits_kept = 0;

ALTER TABLE flow ADD fault_activity NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE flow ADD fault_visit BIGINT NULL;
ALTER TABLE flow ADD fault_message NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE flow ADD fault_at BIGINT NULL;
GO
CREATE INDEX ix_flow_fault ON flow (fault_at) WHERE fault_at IS NOT NULL;

-- Windows that pass without the go-ahead are found by their end.
CREATE INDEX ix_launch_ends ON launch (status, ends_at);

CREATE TABLE house_message (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    activity_id NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    visit BIGINT NOT NULL,
    name NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    role NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    -- Empty where the receiver is bound to none, so that the key below holds.
    department NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    channel NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    person_id BIGINT NOT NULL,
    unit_id BIGINT NULL,
    message NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    arguments NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    written_at BIGINT NOT NULL,
    UNIQUE (launch_id, activity_id, visit, name, role, department, person_id)
);
CREATE INDEX ix_house_message_role ON house_message (role, written_at);
