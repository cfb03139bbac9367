-- Tables that come in parts, and what a catalog has while a run publishes to it. Plain SQL that SQLite and PostgreSQL both take.

-- identity of the table that this is a further part of; parts are joined before names are given
ALTER TABLE settled_table ADD COLUMN part_of TEXT;
CREATE INDEX settled_table_part ON settled_table (run, source, part_of) WHERE part_of IS NOT NULL;

-- presence: THERE or DELETED
CREATE TABLE listed_entity (
    catalog  TEXT NOT NULL COLLATE ${bytewise},
    scope    TEXT NOT NULL COLLATE ${bytewise},
    name     TEXT NOT NULL COLLATE ${bytewise},
    id       TEXT NOT NULL,
    presence TEXT NOT NULL,
    PRIMARY KEY (catalog, scope, name)
);
