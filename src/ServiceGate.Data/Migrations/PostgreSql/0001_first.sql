-- Times are UTC epoch milliseconds, flags 0 or 1, enums their codes, channels and delivery statuses their integers. Text compares binary.

CREATE TABLE setting (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);

CREATE TABLE id_block (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    next_id BIGINT NOT NULL
);
INSERT INTO id_block (name, next_id) VALUES ('main', 1);

CREATE TABLE unit (
    id BIGINT NOT NULL PRIMARY KEY,
    parent_id BIGINT NULL REFERENCES unit (id),
    level TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    name_zh TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    time_zone TEXT COLLATE "C" NOT NULL
);

CREATE TABLE department (
    id BIGINT NOT NULL PRIMARY KEY,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    code TEXT COLLATE "C" NOT NULL,
    name_zh TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    UNIQUE (unit_id, code)
);

CREATE TABLE person (
    id BIGINT NOT NULL PRIMARY KEY,
    user_name TEXT COLLATE "C" NOT NULL,
    normalized_user_name TEXT COLLATE "C" NOT NULL UNIQUE,
    name_zh TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NULL,
    active BIGINT NOT NULL,
    password_hash TEXT COLLATE "C" NULL,
    security_stamp TEXT COLLATE "C" NULL,
    must_change_password BIGINT NOT NULL,
    lockout_end BIGINT NULL,
    lockout_enabled BIGINT NOT NULL,
    access_failed_count BIGINT NOT NULL
);

CREATE TABLE person_grant (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT COLLATE "C" NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    department TEXT COLLATE "C" NULL,
    channel TEXT COLLATE "C" NULL
);
CREATE INDEX ix_person_grant_person ON person_grant (person_id);

CREATE TABLE api_token (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    name TEXT COLLATE "C" NOT NULL,
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    scopes TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT NULL,
    last_used_at BIGINT NULL
);
CREATE INDEX ix_api_token_person ON api_token (person_id);

CREATE TABLE data_protection_key (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    friendly_name TEXT COLLATE "C" NOT NULL,
    xml TEXT COLLATE "C" NOT NULL
);

CREATE TABLE play_state (
    story TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    step BIGINT NOT NULL,
    variables TEXT COLLATE "C" NOT NULL,
    clock BIGINT NULL
);

CREATE TABLE command_log (
    person_id BIGINT NOT NULL,
    command_id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    fingerprint TEXT COLLATE "C" NOT NULL,
    result TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, command_id)
);
CREATE INDEX ix_command_log_at ON command_log (at);

CREATE TABLE audit_event (
    chain BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    previous TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (chain, sequence)
);
CREATE INDEX ix_audit_event_at ON audit_event (at);

CREATE TABLE audit_head (
    chain BIGINT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL
);

CREATE TABLE launch (
    id BIGINT NOT NULL PRIMARY KEY,
    number TEXT COLLATE "C" NOT NULL UNIQUE,
    kind TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    -- Number and title as a search compares them: see SearchText.
    search_text TEXT COLLATE "C" NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    department TEXT COLLATE "C" NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES person (id),
    status TEXT COLLATE "C" NOT NULL,
    local_start TEXT COLLATE "C" NOT NULL,
    local_end TEXT COLLATE "C" NOT NULL,
    time_zone TEXT COLLATE "C" NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    definition_id TEXT COLLATE "C" NOT NULL,
    definition_version BIGINT NOT NULL,
    content_rev BIGINT NOT NULL,
    input_rev BIGINT NOT NULL,
    round BIGINT NOT NULL,
    result TEXT COLLATE "C" NULL,
    reported_at BIGINT NULL,
    audience_id BIGINT NULL,
    told_count BIGINT NOT NULL,
    lessons TEXT COLLATE "C" NULL,
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
    hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    canonical TEXT COLLATE "C" NOT NULL
);

CREATE TABLE dossier_item (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    section TEXT COLLATE "C" NOT NULL,
    item_key TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL REFERENCES content (hash),
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    PRIMARY KEY (launch_id, section, item_key)
);
CREATE INDEX ix_dossier_item_hash ON dossier_item (hash);

CREATE TABLE item_change (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    section TEXT COLLATE "C" NOT NULL,
    item_key TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL REFERENCES content (hash),
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
    step TEXT COLLATE "C" NOT NULL,
    visit BIGINT NOT NULL,
    round BIGINT NOT NULL,
    verdict TEXT COLLATE "C" NOT NULL,
    decided_by BIGINT NOT NULL,
    decided_at BIGINT NOT NULL,
    reason TEXT COLLATE "C" NULL
);
CREATE INDEX ix_step_decision_launch ON step_decision (launch_id);

CREATE TABLE decision_cover (
    decision_id BIGINT NOT NULL REFERENCES step_decision (id),
    section TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (decision_id, section)
);

CREATE TABLE finding (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    decision_id BIGINT NOT NULL REFERENCES step_decision (id),
    step TEXT COLLATE "C" NOT NULL,
    section TEXT COLLATE "C" NOT NULL,
    item_key TEXT COLLATE "C" NULL,
    text TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C" NULL,
    answered_by BIGINT NULL,
    answered_at BIGINT NULL
);
CREATE INDEX ix_finding_launch ON finding (launch_id);
CREATE INDEX ix_finding_decision ON finding (decision_id);

CREATE TABLE gate (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    name TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL,
    PRIMARY KEY (launch_id, name)
);

CREATE TABLE acknowledgement (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    channel TEXT COLLATE "C" NOT NULL,
    script_hash TEXT COLLATE "C" NOT NULL,
    acknowledged_by BIGINT NOT NULL,
    acknowledged_at BIGINT NOT NULL
);
CREATE INDEX ix_acknowledgement_launch ON acknowledgement (launch_id, channel);

CREATE TABLE duty (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    duty TEXT COLLATE "C" NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (launch_id, duty, person_id)
);

CREATE TABLE flow (
    launch_id BIGINT NOT NULL PRIMARY KEY REFERENCES launch (id),
    definition_id TEXT COLLATE "C" NOT NULL,
    definition_version BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL
);

CREATE TABLE journal (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    sequence BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    activity_id TEXT COLLATE "C" NULL,
    visit BIGINT NOT NULL,
    outcome TEXT COLLATE "C" NULL,
    written_at BIGINT NOT NULL,
    written_by BIGINT NOT NULL,
    PRIMARY KEY (launch_id, sequence)
);

CREATE TABLE work_item (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    work_key TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    step TEXT COLLATE "C" NULL,
    role TEXT COLLATE "C" NOT NULL,
    department TEXT COLLATE "C" NULL,
    channel TEXT COLLATE "C" NULL,
    person_id BIGINT NULL,
    since BIGINT NOT NULL,
    due_at BIGINT NULL,
    PRIMARY KEY (launch_id, work_key)
);
CREATE INDEX ix_work_item_role ON work_item (role, due_at);

CREATE TABLE customer (
    id BIGINT NOT NULL PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NULL,
    phone TEXT COLLATE "C" NULL,
    email TEXT COLLATE "C" NULL,
    push_id TEXT COLLATE "C" NULL,
    tier TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    unit_code TEXT COLLATE "C" NOT NULL,
    erased_at BIGINT NULL
);
CREATE INDEX ix_customer_phone ON customer (phone);

CREATE TABLE audience (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    import_id TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    member_count BIGINT NOT NULL,
    complete BIGINT NOT NULL,
    list_hash TEXT COLLATE "C" NULL,
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
    reason TEXT COLLATE "C" NULL,
    PRIMARY KEY (launch_id, customer_id)
);
CREATE INDEX ix_customer_result_customer ON customer_result (customer_id);

CREATE TABLE notice_version (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    text_zh TEXT COLLATE "C" NULL,
    text_en TEXT COLLATE "C" NULL,
    failed_zh TEXT COLLATE "C" NULL,
    failed_en TEXT COLLATE "C" NULL,
    hash TEXT COLLATE "C" NOT NULL,
    UNIQUE (launch_id, step, version)
);

CREATE TABLE batch (
    id BIGINT NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step TEXT COLLATE "C" NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    channel BIGINT NOT NULL,
    version_id BIGINT NOT NULL REFERENCES notice_version (id),
    due_at BIGINT NOT NULL,
    useful_until BIGINT NOT NULL,
    ignore_quiet_hours BIGINT NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
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
    status TEXT COLLATE "C" NOT NULL,
    attempts BIGINT NOT NULL,
    claimed_by TEXT COLLATE "C" NULL,
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
    reason TEXT COLLATE "C" NULL,
    PRIMARY KEY (version_id, channel, customer_id)
);
CREATE INDEX ix_delivery_customer ON delivery (customer_id);
