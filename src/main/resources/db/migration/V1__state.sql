-- What is learned, settled and sent, and the ledger of runs. Plain SQL that SQLite and PostgreSQL both take.
-- ${bytewise} is the collation that compares texts as bytes: key order must not depend on a locale.

CREATE TABLE run (
    id         TEXT     NOT NULL PRIMARY KEY,
    seq        BIGINT   NOT NULL UNIQUE,
    command    TEXT     NOT NULL,
    started_at TEXT     NOT NULL,
    ended_at   TEXT,
    status     TEXT     NOT NULL,
    reason     TEXT,
    claimed    SMALLINT NOT NULL DEFAULT 0
);

-- release: 0 open, 1 claimed for publishing, 2 withheld (nothing of the source is published in this run)
CREATE TABLE run_source (
    run             TEXT     NOT NULL,
    source          TEXT     NOT NULL COLLATE ${bytewise},
    listing         TEXT,
    release         SMALLINT NOT NULL DEFAULT 0,
    expected_tables BIGINT,
    outcomes        BIGINT   NOT NULL DEFAULT 0,
    found           BIGINT   NOT NULL DEFAULT 0,
    created         BIGINT   NOT NULL DEFAULT 0,
    updated         BIGINT   NOT NULL DEFAULT 0,
    unchanged       BIGINT   NOT NULL DEFAULT 0,
    removed         BIGINT   NOT NULL DEFAULT 0,
    PRIMARY KEY (run, source)
);

CREATE TABLE run_catalog (
    run           TEXT   NOT NULL,
    catalog       TEXT   NOT NULL COLLATE ${bytewise},
    written       BIGINT NOT NULL DEFAULT 0,
    unchanged     BIGINT NOT NULL DEFAULT 0,
    dead_lettered BIGINT NOT NULL DEFAULT 0,
    deferred      BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (run, catalog)
);

CREATE TABLE run_counter (
    run     TEXT   NOT NULL,
    source  TEXT   NOT NULL COLLATE ${bytewise},
    counter TEXT   NOT NULL COLLATE ${bytewise},
    amount  BIGINT NOT NULL,
    PRIMARY KEY (run, source, counter)
);

CREATE TABLE run_candidate (
    run       TEXT     NOT NULL,
    source    TEXT     NOT NULL,
    candidate TEXT     NOT NULL,
    settled   SMALLINT NOT NULL,
    PRIMARY KEY (run, source, candidate)
);
CREATE INDEX run_candidate_open ON run_candidate (run, source) WHERE settled = 0;

-- outcome: larger is better
CREATE TABLE run_outcome (
    run      TEXT     NOT NULL,
    source   TEXT     NOT NULL,
    catalog  TEXT     NOT NULL,
    table_id TEXT     NOT NULL,
    outcome  SMALLINT NOT NULL,
    PRIMARY KEY (run, source, catalog, table_id)
);

-- current_run: begun last; baseline_run: the completed run that others are compared with
CREATE TABLE source_state (
    source       TEXT NOT NULL PRIMARY KEY,
    current_run  TEXT,
    baseline_run TEXT
);

CREATE TABLE seen_object (
    source     TEXT NOT NULL,
    bucket     TEXT NOT NULL,
    object_key TEXT NOT NULL COLLATE ${bytewise},
    version    TEXT NOT NULL,
    reading    TEXT NOT NULL,
    document   TEXT NOT NULL,
    run        TEXT NOT NULL,
    PRIMARY KEY (source, bucket, object_key)
);

-- name is NULL until names are assigned; clash: round of naming that renamed it last; carried: not found in this run, kept because its listing was incomplete
CREATE TABLE settled_table (
    run       TEXT     NOT NULL,
    source    TEXT     NOT NULL,
    identity  TEXT     NOT NULL COLLATE ${bytewise},
    candidate TEXT     NOT NULL,
    bucket    TEXT     NOT NULL COLLATE ${bytewise},
    base_name TEXT     NOT NULL COLLATE ${bytewise},
    name      TEXT COLLATE ${bytewise},
    clash     SMALLINT NOT NULL DEFAULT 0,
    hash      TEXT     NOT NULL,
    document  TEXT     NOT NULL,
    carried   SMALLINT NOT NULL DEFAULT 0,
    PRIMARY KEY (run, source, identity)
);
CREATE INDEX settled_table_candidate ON settled_table (run, source, candidate);
CREATE INDEX settled_table_base_name ON settled_table (run, source, bucket, base_name, identity);
CREATE INDEX settled_table_name ON settled_table (run, source, bucket, name);
CREATE INDEX settled_table_id ON settled_table ((source || '/' || bucket || '/' || name));

CREATE TABLE sent_entity (
    catalog        TEXT NOT NULL,
    entity         TEXT NOT NULL COLLATE ${bytewise},
    hash           TEXT NOT NULL,
    sample_version TEXT NOT NULL,
    base           TEXT NOT NULL,
    PRIMARY KEY (catalog, entity)
);

CREATE TABLE dead_letter (
    catalog  TEXT    NOT NULL COLLATE ${bytewise},
    table_id TEXT    NOT NULL COLLATE ${bytewise},
    message  TEXT    NOT NULL,
    attempts INTEGER NOT NULL,
    status   INTEGER NOT NULL,
    answer   TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    PRIMARY KEY (catalog, table_id)
);

-- byte_offset is -1 where there is none
CREATE TABLE finding (
    run         TEXT     NOT NULL,
    bucket      TEXT     NOT NULL COLLATE ${bytewise},
    object_key  TEXT     NOT NULL COLLATE ${bytewise},
    code        TEXT     NOT NULL COLLATE ${bytewise},
    byte_offset BIGINT   NOT NULL,
    source      TEXT     NOT NULL COLLATE ${bytewise},
    message     TEXT     NOT NULL COLLATE ${bytewise},
    is_new      SMALLINT NOT NULL,
    PRIMARY KEY (run, bucket, object_key, code, byte_offset, source, message)
);

CREATE TABLE known_finding (
    source     TEXT NOT NULL,
    bucket     TEXT NOT NULL,
    object_key TEXT NOT NULL,
    code       TEXT NOT NULL,
    run        TEXT NOT NULL,
    PRIMARY KEY (source, bucket, object_key, code)
);
