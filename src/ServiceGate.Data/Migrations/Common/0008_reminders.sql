-- Readable from: 7
-- By what a batch was begun: a reminder's job by its name, or the sweep; null for batches begun before.
ALTER TABLE batch {add} begun_by {key} NULL;

-- Which node's agenda holds the reminders, where each node keeps one of its own.
INSERT INTO work_lease (name) VALUES ('agenda');
