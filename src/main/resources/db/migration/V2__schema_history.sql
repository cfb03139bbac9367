-- What changed in the columns of a table between one completed run and the next. Plain SQL that SQLite and PostgreSQL both take.

-- seq: that of the run; place: order within the run; breaking: 0 or 1
CREATE TABLE schema_change (
    source      TEXT     NOT NULL COLLATE ${bytewise},
    bucket      TEXT     NOT NULL COLLATE ${bytewise},
    name        TEXT     NOT NULL COLLATE ${bytewise},
    seq         BIGINT   NOT NULL,
    place       INTEGER  NOT NULL,
    run         TEXT     NOT NULL,
    at          TEXT     NOT NULL,
    kind        TEXT     NOT NULL,
    column_path TEXT     NOT NULL,
    old_text    TEXT     NOT NULL,
    new_text    TEXT     NOT NULL,
    breaking    SMALLINT NOT NULL,
    PRIMARY KEY (source, bucket, name, seq, place)
);
CREATE INDEX schema_change_run ON schema_change (run, source);
