-- Readable from: 7
-- Number of the earlier launch whose dossier a launch's is drafted from; null where it began empty.
ALTER TABLE launch {add} copied_from {key} NULL;
