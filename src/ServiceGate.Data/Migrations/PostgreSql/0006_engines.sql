-- Readable from: 6
-- Which engine runs a flow, and whether it has still to say where the flow stands after the last entry of the journal. What is owed is the outbox: the
-- journal itself holds what has to be told.
ALTER TABLE flow ADD COLUMN engine TEXT COLLATE "C" NOT NULL DEFAULT 'embedded';
ALTER TABLE flow ADD COLUMN answer_owed BIGINT NOT NULL DEFAULT 0;
-- Until when a node has taken the flow to ask its engine, in machine time.
ALTER TABLE flow ADD COLUMN claimed_until BIGINT NULL;
CREATE INDEX ix_flow_owed ON flow (engine, launch_id) WHERE answer_owed = 1;

-- Flows that have not ended, by engine: those of another engine than the installation's change to it.
ALTER TABLE flow ADD COLUMN running BIGINT NOT NULL DEFAULT 1;
UPDATE flow SET running = 0 WHERE state::jsonb ->> 'status' <> 'Running';
CREATE INDEX ix_flow_running ON flow (engine, launch_id) WHERE running = 1;
