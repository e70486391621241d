-- Readable from: 38
-- What was asked for and measured when a stage was decided, as JSON; null: nothing was asked. An older program would decide stages by fewer rules.
ALTER TABLE step_decision {add} figures {text} NULL;
