-- Readable from: 17
-- How a launch stands in the eyes of people: its status, unless it was returned or a gate has shut again; null until somebody has looked at it. A program that does not write it must not
-- write beside.
ALTER TABLE launch {add} standing {key} NULL;
CREATE INDEX ix_launch_standing ON launch (standing);
