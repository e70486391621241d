-- Which versions of workflow definitions are proposed and published, and what they would change.

CREATE TABLE definition_publication (
    id BIGINT NOT NULL PRIMARY KEY,
    definition_id NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version BIGINT NOT NULL,
    hash NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    status NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    reason NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    decided_by BIGINT NULL,
    decided_at BIGINT NULL,
    remark NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    replaced_at BIGINT NULL,
    -- The definition while this is its proposed, or its published, version; otherwise null: there is at most one of each.
    proposed_of NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NULL,
    published_of NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE UNIQUE INDEX ux_definition_publication_proposed_of ON definition_publication (proposed_of) WHERE proposed_of IS NOT NULL;
CREATE UNIQUE INDEX ux_definition_publication_published_of ON definition_publication (published_of) WHERE published_of IS NOT NULL;
CREATE INDEX ix_definition_publication_version ON definition_publication (definition_id, version);

-- The launches of a definition, for its simulation.
CREATE INDEX ix_launch_definition ON launch (definition_id, id);

CREATE TABLE definition_simulation (
    id BIGINT NOT NULL PRIMARY KEY,
    definition_id NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version BIGINT NOT NULL,
    hash NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    run BIGINT NOT NULL,
    status NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
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
    effect NVARCHAR(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    flow NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (simulation_id, launch_id)
);
CREATE INDEX ix_simulated_launch_effect ON simulated_launch (simulation_id, run, effect, launch_id);
CREATE INDEX ix_simulated_launch_launch ON simulated_launch (launch_id);
