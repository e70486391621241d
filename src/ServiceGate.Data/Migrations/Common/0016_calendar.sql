-- Readable from: 16
-- Fingerprint of the calendar in which a flow's times were counted; null where that was not written down. A program that does not write it must not write beside.
ALTER TABLE flow {add} calendar {key} NULL;
INSERT INTO work_lease (name) VALUES ('calendar');
