-- Assets of catalogs that several tables may need, such as an object that holds two or lineage between the same ends. Plain SQL that SQLite and PostgreSQL both take.

CREATE TABLE claimed_asset (
    catalog TEXT NOT NULL COLLATE ${bytewise},
    entity  TEXT NOT NULL COLLATE ${bytewise},
    name    TEXT NOT NULL COLLATE ${bytewise},
    PRIMARY KEY (catalog, entity, name)
);
CREATE INDEX claimed_asset_name ON claimed_asset (catalog, name);
