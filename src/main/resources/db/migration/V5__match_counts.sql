-- How often detectors matched in an object's columns: counts, never values. Plain SQL that SQLite and PostgreSQL both take.

-- suite: version of the detectors that counted, 0 where none did; matches: their counts as JSON
ALTER TABLE seen_object ADD COLUMN suite BIGINT NOT NULL DEFAULT 0;
ALTER TABLE seen_object ADD COLUMN matches TEXT NOT NULL DEFAULT '';

-- What was suggested for a table when it was last tagged, so that what is taken back shows; column_path is '' for the table.
CREATE TABLE suggested_tag (
    source      TEXT NOT NULL COLLATE ${bytewise},
    table_id    TEXT NOT NULL COLLATE ${bytewise},
    column_path TEXT NOT NULL COLLATE ${bytewise},
    tag         TEXT NOT NULL COLLATE ${bytewise},
    run         TEXT NOT NULL,
    PRIMARY KEY (table_id, column_path, tag)
);
CREATE INDEX suggested_tag_source ON suggested_tag (source, run);

-- What people said in a catalog of a tag that was suggested; it goes before every later suggestion. seq: later words are larger
CREATE TABLE tag_decision (
    table_id    TEXT   NOT NULL COLLATE ${bytewise},
    column_path TEXT   NOT NULL COLLATE ${bytewise},
    tag         TEXT   NOT NULL COLLATE ${bytewise},
    catalog     TEXT   NOT NULL COLLATE ${bytewise},
    decision    TEXT   NOT NULL,
    seq         BIGINT NOT NULL,
    PRIMARY KEY (table_id, column_path, tag, catalog)
);
