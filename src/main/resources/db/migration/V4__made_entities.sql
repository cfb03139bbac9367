-- What we made in catalogs, so that only that is ever removed. Plain SQL that SQLite and PostgreSQL both take.

-- kind: the catalog's own word, for OpenMetadata the collection; id: the catalog's, empty where names are all it has;
-- source, bucket, table_name: the table shown, table_name is empty for what tables stand in; prefix: keys of
-- its objects begin so; scope: of the source when the table was last found; missed: completed runs in a row that did not find
-- it, counting missing_run, the last of them; unreadable: findings are about objects there; standing: 0 removed by us, 1 stands,
-- 2 stands because a person wants it
CREATE TABLE made_entity (
    catalog     TEXT     NOT NULL COLLATE ${bytewise},
    kind        TEXT     NOT NULL COLLATE ${bytewise},
    name        TEXT     NOT NULL COLLATE ${bytewise},
    id          TEXT     NOT NULL,
    service     TEXT     NOT NULL COLLATE ${bytewise},
    source      TEXT     NOT NULL COLLATE ${bytewise},
    bucket      TEXT     NOT NULL COLLATE ${bytewise},
    table_name  TEXT     NOT NULL COLLATE ${bytewise},
    prefix      TEXT     NOT NULL COLLATE ${bytewise},
    scope       TEXT     NOT NULL,
    missing_run TEXT,
    missed      INTEGER  NOT NULL DEFAULT 0,
    unreadable  SMALLINT NOT NULL DEFAULT 0,
    standing    SMALLINT NOT NULL DEFAULT 1,
    PRIMARY KEY (catalog, name, kind)
);
CREATE INDEX made_entity_table ON made_entity (source, bucket, table_name);

-- What of the store the source looked at when it was last released, as a hash.
ALTER TABLE source_state ADD COLUMN scope TEXT NOT NULL DEFAULT '';

ALTER TABLE run_catalog ADD COLUMN removed BIGINT NOT NULL DEFAULT 0;
