-- Readable from: 40
-- Where the bytes of content are. An older program would look for all of them in the database.
ALTER TABLE stored_file {add} place {key} DEFAULT 'database' NOT NULL;
CREATE INDEX ix_stored_file_place ON stored_file (place);
