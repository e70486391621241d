-- Readable from: 25
-- What a withdrawal takes away, whether it touches the licence (1: it does) and the day (yyyy-MM-dd) on which the first term ends that is not renewed; null where it is none, or was not asked when the
-- launch began. The notice that it owes follows from it: a program that does not know it would ask 30 days of everything.
ALTER TABLE launch {add} withdrawal {key} NULL;
ALTER TABLE launch {add} licence_touched BIGINT NULL;
ALTER TABLE launch {add} term_ends {key} NULL;
