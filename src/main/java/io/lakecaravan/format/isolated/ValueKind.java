package io.lakecaravan.format.isolated;

/** The byte before each value on the wire: its ordinal. */
enum ValueKind {
    NULL,
    TRUE,
    FALSE,
    INT,
    LONG,
    INTEGER,
    FLOAT,
    DOUBLE,
    DECIMAL,
    DATE,
    TIME,
    TIMESTAMP,
    INSTANT,
    DURATION,
    TEXT,
    /** UTF-16 units. */
    TEXT_UNITS,
    UUID,
    BYTES,
    LIST,
    MAP,
    /** A tree of JSON: its value as one of the others, members and elements again of this kind. */
    JSON
}
