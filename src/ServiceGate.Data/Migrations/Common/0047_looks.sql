-- Readable from: 47
-- Kept: dossier_look, operational, of-launch, raced
-- What people last saw of the sections of a launch's dossier, and which they have opened, by the hashes of the sections. With it comes rule set 10, by which a decision about a high risk asks that each section was
-- opened: a program that does not know it would take decisions that it should refuse, so none may run beside.
CREATE TABLE dossier_look (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    person_id BIGINT NOT NULL,
    section {key} NOT NULL,
    seen_hash {key} NOT NULL,
    seen_at BIGINT NOT NULL,
    before_hash {key} NULL,
    before_at BIGINT NULL,
    opened_hash {key} NULL,
    opened_at BIGINT NULL,
    PRIMARY KEY (launch_id, person_id, section)
);
CREATE INDEX ix_dossier_look_seen ON dossier_look (seen_hash);
CREATE INDEX ix_dossier_look_before ON dossier_look (before_hash);
-- How many customers of each tier a list has, as JSON, counted when it comes into use.
ALTER TABLE audience {add} tiers {text} NULL;
-- What customers said themselves, chosen when a launch was closed, as JSON.
ALTER TABLE launch {add} customer_words {text} NULL;
