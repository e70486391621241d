-- Times are UTC epoch milliseconds, flags 0 or 1, enums their codes, channels and delivery statuses their integers. Text compares binary.

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE id_block (
    name TEXT NOT NULL PRIMARY KEY,
    next_id BIGINT NOT NULL
);
INSERT INTO id_block (name, next_id) VALUES ('main', 1);

CREATE TABLE unit (
    id INTEGER NOT NULL PRIMARY KEY,
    parent_id BIGINT NULL REFERENCES unit (id),
    level TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    time_zone TEXT NOT NULL
);

CREATE TABLE department (
    id INTEGER NOT NULL PRIMARY KEY,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    UNIQUE (unit_id, code)
);

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY,
    user_name TEXT NOT NULL,
    normalized_user_name TEXT NOT NULL UNIQUE,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    language TEXT NOT NULL,
    email TEXT NULL,
    active INTEGER NOT NULL,
    password_hash TEXT NULL,
    security_stamp TEXT NULL,
    must_change_password INTEGER NOT NULL,
    lockout_end BIGINT NULL,
    lockout_enabled INTEGER NOT NULL,
    access_failed_count INTEGER NOT NULL
);

CREATE TABLE person_grant (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    department TEXT NULL,
    channel TEXT NULL
);
CREATE INDEX ix_person_grant_person ON person_grant (person_id);

CREATE TABLE api_token (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT NULL,
    last_used_at BIGINT NULL
);
CREATE INDEX ix_api_token_person ON api_token (person_id);

CREATE TABLE data_protection_key (
    id TEXT NOT NULL PRIMARY KEY,
    friendly_name TEXT NOT NULL,
    xml TEXT NOT NULL
);

CREATE TABLE play_state (
    story TEXT NOT NULL PRIMARY KEY,
    step INTEGER NOT NULL,
    variables TEXT NOT NULL,
    clock BIGINT NULL
);

CREATE TABLE command_log (
    person_id BIGINT NOT NULL,
    command_id TEXT NOT NULL,
    name TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    result TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, command_id)
);
CREATE INDEX ix_command_log_at ON command_log (at);

CREATE TABLE audit_event (
    chain BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    what TEXT NOT NULL,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (chain, sequence)
);
CREATE INDEX ix_audit_event_at ON audit_event (at);

CREATE TABLE audit_head (
    chain INTEGER NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE launch (
    id INTEGER NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Number and title as a search compares them: see SearchText.
    search_text TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    department TEXT NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES person (id),
    status TEXT NOT NULL,
    local_start TEXT NOT NULL,
    local_end TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    definition_id TEXT NOT NULL,
    definition_version INTEGER NOT NULL,
    content_rev BIGINT NOT NULL,
    input_rev BIGINT NOT NULL,
    round INTEGER NOT NULL,
    result TEXT NULL,
    reported_at BIGINT NULL,
    audience_id BIGINT NULL,
    told_count INTEGER NOT NULL,
    lessons TEXT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX ix_launch_window ON launch (starts_at);
CREATE INDEX ix_launch_status ON launch (status, starts_at);
CREATE INDEX ix_launch_unit ON launch (unit_id, starts_at);
CREATE INDEX ix_launch_owner ON launch (owner_id, starts_at);

CREATE TABLE launch_number (
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    year INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    PRIMARY KEY (unit_id, year)
);

CREATE TABLE content (
    hash TEXT NOT NULL PRIMARY KEY,
    canonical TEXT NOT NULL
);

CREATE TABLE dossier_item (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    section TEXT NOT NULL,
    item_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    hash TEXT NOT NULL REFERENCES content (hash),
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (launch_id, section, item_key)
);
CREATE INDEX ix_dossier_item_hash ON dossier_item (hash);

CREATE TABLE item_change (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    section TEXT NOT NULL,
    item_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    hash TEXT NOT NULL REFERENCES content (hash),
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed INTEGER NOT NULL,
    round INTEGER NOT NULL,
    PRIMARY KEY (launch_id, section, item_key, revision)
);
CREATE INDEX ix_item_change_time ON item_change (launch_id, changed_at);
CREATE INDEX ix_item_change_hash ON item_change (hash);

CREATE TABLE step_decision (
    id INTEGER NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step TEXT NOT NULL,
    visit INTEGER NOT NULL,
    round INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    decided_by BIGINT NOT NULL,
    decided_at BIGINT NOT NULL,
    reason TEXT NULL
);
CREATE INDEX ix_step_decision_launch ON step_decision (launch_id);

CREATE TABLE decision_cover (
    decision_id BIGINT NOT NULL REFERENCES step_decision (id),
    section TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (decision_id, section)
);

CREATE TABLE finding (
    id INTEGER NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    decision_id BIGINT NOT NULL REFERENCES step_decision (id),
    step TEXT NOT NULL,
    section TEXT NOT NULL,
    item_key TEXT NULL,
    text TEXT NOT NULL,
    status TEXT NOT NULL,
    answer TEXT NULL,
    answered_by BIGINT NULL,
    answered_at BIGINT NULL
);
CREATE INDEX ix_finding_launch ON finding (launch_id);
CREATE INDEX ix_finding_decision ON finding (decision_id);

CREATE TABLE gate (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL,
    PRIMARY KEY (launch_id, name)
);

CREATE TABLE acknowledgement (
    id INTEGER NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    channel TEXT NOT NULL,
    script_hash TEXT NOT NULL,
    acknowledged_by BIGINT NOT NULL,
    acknowledged_at BIGINT NOT NULL
);
CREATE INDEX ix_acknowledgement_launch ON acknowledgement (launch_id, channel);

CREATE TABLE duty (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    duty TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (launch_id, duty, person_id)
);

CREATE TABLE flow (
    launch_id INTEGER NOT NULL PRIMARY KEY REFERENCES launch (id),
    definition_id TEXT NOT NULL,
    definition_version INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    state TEXT NOT NULL
);

CREATE TABLE journal (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL,
    activity_id TEXT NULL,
    visit INTEGER NOT NULL,
    outcome TEXT NULL,
    written_at BIGINT NOT NULL,
    written_by BIGINT NOT NULL,
    PRIMARY KEY (launch_id, sequence)
);

CREATE TABLE work_item (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    work_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    step TEXT NULL,
    role TEXT NOT NULL,
    department TEXT NULL,
    channel TEXT NULL,
    person_id BIGINT NULL,
    since BIGINT NOT NULL,
    due_at BIGINT NULL,
    PRIMARY KEY (launch_id, work_key)
);
CREATE INDEX ix_work_item_role ON work_item (role, due_at);

CREATE TABLE customer (
    id INTEGER NOT NULL PRIMARY KEY,
    account TEXT NOT NULL UNIQUE,
    name TEXT NULL,
    phone TEXT NULL,
    email TEXT NULL,
    push_id TEXT NULL,
    tier TEXT NOT NULL,
    language TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    erased_at BIGINT NULL
);
CREATE INDEX ix_customer_phone ON customer (phone);

CREATE TABLE audience (
    id INTEGER NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    import_id TEXT NOT NULL,
    source TEXT NOT NULL,
    member_count INTEGER NOT NULL,
    complete INTEGER NOT NULL,
    list_hash TEXT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (launch_id, import_id)
);

CREATE TABLE audience_member (
    audience_id BIGINT NOT NULL REFERENCES audience (id),
    customer_id BIGINT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (audience_id, customer_id)
) WITHOUT ROWID;
CREATE INDEX ix_audience_member_customer ON audience_member (customer_id);

CREATE TABLE customer_result (
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    customer_id BIGINT NOT NULL REFERENCES customer (id),
    failed_at BIGINT NULL,
    rolled_back_at BIGINT NULL,
    rolled_back_by BIGINT NULL,
    reason TEXT NULL,
    PRIMARY KEY (launch_id, customer_id)
) WITHOUT ROWID;
CREATE INDEX ix_customer_result_customer ON customer_result (customer_id);

CREATE TABLE notice_version (
    id INTEGER NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step TEXT NOT NULL,
    version INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    text_zh TEXT NULL,
    text_en TEXT NULL,
    failed_zh TEXT NULL,
    failed_en TEXT NULL,
    hash TEXT NOT NULL,
    UNIQUE (launch_id, step, version)
);

CREATE TABLE batch (
    id INTEGER NOT NULL PRIMARY KEY,
    launch_id BIGINT NOT NULL REFERENCES launch (id),
    step TEXT NOT NULL,
    purpose TEXT NOT NULL,
    channel INTEGER NOT NULL,
    version_id BIGINT NOT NULL REFERENCES notice_version (id),
    due_at BIGINT NOT NULL,
    useful_until BIGINT NOT NULL,
    ignore_quiet_hours INTEGER NOT NULL,
    status TEXT NOT NULL,
    planned INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    expired INTEGER NOT NULL,
    started_at BIGINT NULL,
    finished_at BIGINT NULL
);
CREATE INDEX ix_batch_launch ON batch (launch_id, due_at);
CREATE INDEX ix_batch_status ON batch (status, due_at);
CREATE INDEX ix_batch_version ON batch (version_id);

CREATE TABLE chunk (
    batch_id BIGINT NOT NULL REFERENCES batch (id),
    sequence INTEGER NOT NULL,
    first_id BIGINT NOT NULL,
    last_id BIGINT NOT NULL,
    customers INTEGER NOT NULL,
    status TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    claimed_by TEXT NULL,
    lease_until BIGINT NULL,
    not_before BIGINT NULL,
    PRIMARY KEY (batch_id, sequence)
);
CREATE INDEX ix_chunk_status ON chunk (status, batch_id, sequence);

-- The ledger, clustered by its key.
CREATE TABLE delivery (
    version_id BIGINT NOT NULL REFERENCES notice_version (id),
    channel INTEGER NOT NULL,
    customer_id BIGINT NOT NULL,
    status INTEGER NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NULL,
    PRIMARY KEY (version_id, channel, customer_id)
) WITHOUT ROWID;
CREATE INDEX ix_delivery_customer ON delivery (customer_id);
