-- Readable from: 29
-- Kept: approved_text, evidence, raced
-- Texts for emergencies that two people have approved beforehand, and the words of the lists from which their place and cause are filled: each version for itself, with who proposed it and who decided.
CREATE TABLE approved_text (
    id BIGINT NOT NULL PRIMARY KEY,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    kind {key} NOT NULL,
    part {key} NOT NULL,
    code {key} NOT NULL,
    purpose {key} NOT NULL,
    version BIGINT NOT NULL,
    text_zh {text} NOT NULL,
    text_en {text} NOT NULL,
    until_at BIGINT NOT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_as {key} NOT NULL,
    proposed_at BIGINT NOT NULL,
    approved BIGINT NULL,
    decided_by BIGINT NULL,
    decided_at BIGINT NULL,
    note {text} NULL,
    withdrawn_by BIGINT NULL,
    withdrawn_at BIGINT NULL
);
CREATE UNIQUE INDEX ux_approved_text_version ON approved_text (unit_id, kind, part, code, purpose, version);
