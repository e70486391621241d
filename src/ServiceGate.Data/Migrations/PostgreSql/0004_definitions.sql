-- Which versions of workflow definitions are proposed and published, and what they would change.

CREATE TABLE definition_publication (
    id BIGINT NOT NULL PRIMARY KEY,
    definition_id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    decided_by BIGINT NULL,
    decided_at BIGINT NULL,
    remark TEXT COLLATE "C" NULL,
    replaced_at BIGINT NULL,
    -- The definition while this is its proposed, or its published, version; otherwise null: there is at most one of each.
    proposed_of TEXT COLLATE "C" NULL UNIQUE,
    published_of TEXT COLLATE "C" NULL UNIQUE
);
CREATE INDEX ix_definition_publication_version ON definition_publication (definition_id, version);

-- The launches of a definition, for its simulation.
CREATE INDEX ix_launch_definition ON launch (definition_id, id);

CREATE TABLE definition_simulation (
    id BIGINT NOT NULL PRIMARY KEY,
    definition_id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    run BIGINT NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    started_by BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NULL,
    total BIGINT NOT NULL,
    last_launch BIGINT NOT NULL,
    newly_blocked BIGINT NOT NULL,
    unblocked BIGINT NOT NULL,
    moved BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    UNIQUE (definition_id, version)
);

CREATE TABLE simulated_launch (
    simulation_id BIGINT NOT NULL REFERENCES definition_simulation (id),
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    run BIGINT NOT NULL,
    input_rev BIGINT NOT NULL,
    effect TEXT COLLATE "C" NOT NULL,
    flow TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (simulation_id, launch_id)
);
CREATE INDEX ix_simulated_launch_effect ON simulated_launch (simulation_id, run, effect, launch_id);
CREATE INDEX ix_simulated_launch_launch ON simulated_launch (launch_id);
