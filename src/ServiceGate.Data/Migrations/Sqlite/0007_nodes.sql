-- Readable from: 7
-- The servers that work on the database. Moments here are the database's own clock, so that the nodes' clocks need not agree.
CREATE TABLE node (
    -- A new one with each start.
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    process_id BIGINT NOT NULL,
    version TEXT NOT NULL,
    address TEXT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    -- When it took its leave; null while it runs, and for ever when it died.
    stopped_at BIGINT NULL,
    doing TEXT NOT NULL
);
CREATE INDEX ix_node_seen ON node (seen_at);

-- Work that one node at a time does, and which.
CREATE TABLE work_lease (
    name TEXT NOT NULL PRIMARY KEY,
    node_id TEXT NULL,
    taken_at BIGINT NULL,
    done_at BIGINT NULL
);
INSERT INTO work_lease (name) VALUES ('simulation');
INSERT INTO work_lease (name) VALUES ('retention');
INSERT INTO work_lease (name) VALUES ('demonstration');

-- What a channel's limits leave, for all nodes together: when a second's worth may go at once again, and what went on a day.
CREATE TABLE channel_budget (
    channel INTEGER NOT NULL PRIMARY KEY,
    full_at BIGINT NOT NULL,
    day TEXT NOT NULL,
    used BIGINT NOT NULL
);
