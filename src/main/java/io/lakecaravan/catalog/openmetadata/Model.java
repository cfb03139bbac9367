package io.lakecaravan.catalog.openmetadata;

/** What a logical table becomes. */
public enum Model {
    /** A table of a database service: database is the bucket, schema the first folder. */
    TABLES,
    /** A container with a data model below its bucket's container, of a storage service. */
    CONTAINERS
}
