-- Times are UTC epoch milliseconds, flags 0 or 1, enums their codes, channels and delivery statuses their integers. Text compares binary; columns of keys are as long as the rules let them be.

CREATE TABLE setting (
    name NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    value NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE id_block (
    name NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    next_id BIGINT NOT NULL
);
INSERT INTO id_block (name, next_id) VALUES ('main', 1);

CREATE TABLE unit (
    id BIGINT NOT NULL PRIMARY KEY,
    parent_id BIGINT NULL REFERENCES unit (id),
    level NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    code NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    name_zh NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    name_en NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    time_zone NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE department (
    id BIGINT NOT NULL PRIMARY KEY,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    code NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    name_zh NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    name_en NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    UNIQUE (unit_id, code)
);

CREATE TABLE person (
    id BIGINT NOT NULL PRIMARY KEY,
    user_name NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    normalized_user_name NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    name_zh NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    name_en NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    language NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    email NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    active BIGINT NOT NULL,
    password_hash NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    security_stamp NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    must_change_password BIGINT NOT NULL,
    lockout_end BIGINT NULL,
    lockout_enabled BIGINT NOT NULL,
    access_failed_count BIGINT NOT NULL
);

CREATE TABLE person_grant (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    role NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    department NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    channel NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE INDEX ix_person_grant_person ON person_grant (person_id);

CREATE TABLE api_token (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    name NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    token_hash NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    scopes NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT NULL,
    last_used_at BIGINT NULL
);
CREATE INDEX ix_api_token_person ON api_token (person_id);

CREATE TABLE data_protection_key (
    id NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    friendly_name NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    xml NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE play_state (
    story NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    step BIGINT NOT NULL,
    variables NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    clock BIGINT NULL
);

CREATE TABLE command_log (
    person_id BIGINT NOT NULL,
    command_id NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    name NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fingerprint NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    result NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, command_id)
);
CREATE INDEX ix_command_log_at ON command_log (at);

CREATE TABLE audit_event (
    chain BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    what NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    body NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    previous NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    hash NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (chain, sequence)
);
CREATE INDEX ix_audit_event_at ON audit_event (at);

CREATE TABLE audit_head (
    chain BIGINT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE launch (
    id BIGINT NOT NULL PRIMARY KEY,
    number NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    kind NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    title NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    -- Number and title as a search compares them: see SearchText.
    search_text NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    department NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES person (id),
    status NVARCHAR(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    local_start NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    local_end NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    time_zone NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    definition_id NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    definition_version BIGINT NOT NULL,
    content_rev BIGINT NOT NULL,
    input_rev BIGINT NOT NULL,
    round BIGINT NOT NULL,
    result NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    reported_at BIGINT NULL,
    audience_id BIGINT NULL,
    told_count BIGINT NOT NULL,
    lessons NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX ix_launch_window ON launch (starts_at);
CREATE INDEX ix_launch_status ON launch (status, starts_at);
CREATE INDEX ix_launch_unit ON launch (unit_id, starts_at);
CREATE INDEX ix_launch_owner ON launch (owner_id, starts_at);

CREATE TABLE launch_number (
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    year BIGINT NOT NULL,
    last_number BIGINT NOT NULL,
    PRIMARY KEY (unit_id, year)
);

CREATE TABLE content (
    hash NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    canonical NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE dossier_item (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    section NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    item_key NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    revision BIGINT NOT NULL,
    hash NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    PRIMARY KEY (launch_id, section, item_key)
);
CREATE INDEX ix_dossier_item_hash ON dossier_item (hash);

CREATE TABLE item_change (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    section NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    item_key NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    revision BIGINT NOT NULL,
    hash NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    round BIGINT NOT NULL,
    PRIMARY KEY (launch_id, section, item_key, revision)
);
CREATE INDEX ix_item_change_time ON item_change (launch_id, changed_at);
CREATE INDEX ix_item_change_hash ON item_change (hash);

CREATE TABLE step_decision (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    visit BIGINT NOT NULL,
    round BIGINT NOT NULL,
    verdict NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    decided_by BIGINT NOT NULL,
    decided_at BIGINT NOT NULL,
    reason NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE INDEX ix_step_decision_launch ON step_decision (launch_id);

CREATE TABLE decision_cover (
    decision_id BIGINT NOT NULL REFERENCES step_decision (id),
    section NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    hash NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    PRIMARY KEY (decision_id, section)
);

CREATE TABLE finding (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    decision_id BIGINT NOT NULL REFERENCES step_decision (id),
    step NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    section NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    item_key NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    text NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    status NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    answer NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    answered_by BIGINT NULL,
    answered_at BIGINT NULL
);
CREATE INDEX ix_finding_launch ON finding (launch_id);
CREATE INDEX ix_finding_decision ON finding (decision_id);

CREATE TABLE gate (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    name NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    status NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL,
    PRIMARY KEY (launch_id, name)
);

CREATE TABLE acknowledgement (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    channel NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    script_hash NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    acknowledged_by BIGINT NOT NULL,
    acknowledged_at BIGINT NOT NULL
);
CREATE INDEX ix_acknowledgement_launch ON acknowledgement (launch_id, channel);

CREATE TABLE duty (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    duty NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (launch_id, duty, person_id)
);

CREATE TABLE flow (
    launch_id BIGINT NOT NULL PRIMARY KEY REFERENCES launch (id),
    definition_id NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    definition_version BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    state NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE journal (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    sequence BIGINT NOT NULL,
    kind NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    activity_id NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    visit BIGINT NOT NULL,
    outcome NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    written_at BIGINT NOT NULL,
    written_by BIGINT NOT NULL,
    PRIMARY KEY (launch_id, sequence)
);

CREATE TABLE work_item (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    work_key NVARCHAR(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    step NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    role NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    department NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    channel NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    person_id BIGINT NULL,
    since BIGINT NOT NULL,
    due_at BIGINT NULL,
    PRIMARY KEY (launch_id, work_key)
);
CREATE INDEX ix_work_item_role ON work_item (role, due_at);

CREATE TABLE customer (
    id BIGINT NOT NULL PRIMARY KEY,
    account NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    name NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    phone NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    email NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    push_id NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    tier NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    language NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    unit_code NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    erased_at BIGINT NULL
);
CREATE INDEX ix_customer_phone ON customer (phone);

CREATE TABLE audience (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    import_id NVARCHAR(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    member_count BIGINT NOT NULL,
    complete BIGINT NOT NULL,
    list_hash NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (launch_id, import_id)
);

CREATE TABLE audience_member (
    audience_id BIGINT NOT NULL REFERENCES audience (id),
    customer_id BIGINT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (audience_id, customer_id)
);
CREATE INDEX ix_audience_member_customer ON audience_member (customer_id);

CREATE TABLE customer_result (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    customer_id BIGINT NOT NULL REFERENCES customer (id),
    failed_at BIGINT NULL,
    rolled_back_at BIGINT NULL,
    rolled_back_by BIGINT NULL,
    reason NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    PRIMARY KEY (launch_id, customer_id)
);
CREATE INDEX ix_customer_result_customer ON customer_result (customer_id);

CREATE TABLE notice_version (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version BIGINT NOT NULL,
    purpose NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    text_zh NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    text_en NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    failed_zh NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    failed_en NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    hash NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    UNIQUE (launch_id, step, version)
);

CREATE TABLE batch (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    purpose NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    channel BIGINT NOT NULL,
    version_id BIGINT NOT NULL REFERENCES notice_version (id),
    due_at BIGINT NOT NULL,
    useful_until BIGINT NOT NULL,
    ignore_quiet_hours BIGINT NOT NULL,
    status NVARCHAR(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    planned BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    expired BIGINT NOT NULL,
    started_at BIGINT NULL,
    finished_at BIGINT NULL
);
CREATE INDEX ix_batch_launch ON batch (launch_id, due_at);
CREATE INDEX ix_batch_status ON batch (status, due_at);
CREATE INDEX ix_batch_version ON batch (version_id);

CREATE TABLE chunk (
    batch_id BIGINT NOT NULL REFERENCES batch (id),
    sequence BIGINT NOT NULL,
    first_id BIGINT NOT NULL,
    last_id BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    status NVARCHAR(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    attempts BIGINT NOT NULL,
    claimed_by NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    lease_until BIGINT NULL,
    not_before BIGINT NULL,
    PRIMARY KEY (batch_id, sequence)
);
CREATE INDEX ix_chunk_status ON chunk (status, batch_id, sequence);

-- The ledger, clustered by its key.
CREATE TABLE delivery (
    version_id BIGINT NOT NULL REFERENCES notice_version (id),
    channel BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    status BIGINT NOT NULL,
    at BIGINT NOT NULL,
    reason NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NULL,
    PRIMARY KEY (version_id, channel, customer_id)
);
CREATE INDEX ix_delivery_customer ON delivery (customer_id);
