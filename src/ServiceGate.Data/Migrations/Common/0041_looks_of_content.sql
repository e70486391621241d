-- Readable from: 40
-- What a look into content has found when it came: pages of a document and how its text begins; null: nothing, or nobody has looked.
ALTER TABLE stored_file {add} pages BIGINT NULL;
ALTER TABLE stored_file {add} first_text {text} NULL;
