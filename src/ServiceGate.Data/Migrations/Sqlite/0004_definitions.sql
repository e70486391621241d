-- Which versions of workflow definitions are proposed and published.

CREATE TABLE definition_publication (
    id INTEGER NOT NULL PRIMARY KEY,
    definition_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    decided_by BIGINT NULL,
    decided_at BIGINT NULL,
    remark TEXT NULL,
    replaced_at BIGINT NULL,
    -- The definition while this is its proposed, or its published, version; otherwise null: there is at most one of each.
    proposed_of TEXT NULL UNIQUE,
    published_of TEXT NULL UNIQUE
);
CREATE INDEX ix_definition_publication_version ON definition_publication (definition_id, version);

-- The launches of a definition, for its simulation.
CREATE INDEX ix_launch_definition ON launch (definition_id, id);
