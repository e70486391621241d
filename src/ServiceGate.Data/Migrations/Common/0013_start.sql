-- Readable from: 13
-- When the work of a launch began and ended, as operations reported it, by whom the start was reported, and when something of the launch is late next.
ALTER TABLE launch {add} actual_start BIGINT NULL;
ALTER TABLE launch {add} start_reported_by BIGINT NULL;
ALTER TABLE launch {add} actual_end BIGINT NULL;
ALTER TABLE launch {add} late_at BIGINT NULL;
CREATE INDEX ix_launch_late ON launch (late_at);

-- When a gate last opened, also once it has closed again; null where that was not written down.
ALTER TABLE gate {add} opened_at BIGINT NULL;
