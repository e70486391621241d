-- Readable from: 9
-- Kept: notice_settlement, evidence, of-launch
-- By which rules a launch is judged: 0 for those begun before, which keep the rules that they began with.
ALTER TABLE launch {add} rule_set BIGINT DEFAULT 0 NOT NULL;

-- Words in the keys that receivers see, which no other installation and no restored copy shares; null for what was planned before.
ALTER TABLE batch {add} send_word {key} NULL;
ALTER TABLE notice_version {add} send_word {key} NULL;

-- What a gateway answered that was not understood, since when it is in doubt, and of how many operations know.
ALTER TABLE chunk {add} doubt {text} NULL;
ALTER TABLE chunk {add} doubt_since BIGINT NULL;
ALTER TABLE batch {add} doubt_told BIGINT DEFAULT 0 NOT NULL;

-- The ended batch whose customers who were not told a batch tells.
ALTER TABLE batch {add} again BIGINT NULL;

-- Whose quiet hours a batch keeps; null: those of its launch's window.
ALTER TABLE batch {add} customers_zone {key} NULL;

-- In which language somebody was told, and whether by the text for customers for whom the launch failed; null where that was not written down.
ALTER TABLE delivery {add} language {key} NULL;
ALTER TABLE delivery {add} failed_text BIGINT NULL;

-- How announcements that were promised and not given, or too late, are settled.
CREATE TABLE notice_settlement (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step {key} NOT NULL,
    kind {key} NOT NULL,
    window_start BIGINT NOT NULL,
    reason {text} NOT NULL,
    instead {text} NULL,
    compensation {text} NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    customer_service_by BIGINT NULL,
    customer_service_at BIGINT NULL,
    legal_by BIGINT NULL,
    legal_at BIGINT NULL,
    refused_by BIGINT NULL,
    refused_at BIGINT NULL
);
CREATE INDEX ix_notice_settlement_launch ON notice_settlement (launch_id, id);
