package io.lakecaravan.format;

/** How a format is read; kinds differ in pool, limits and timeouts. The inspect route chooses by it. */
public enum ReaderKind {
    /** One or two ranged requests at the end of the object: Parquet, ORC, Arrow files. */
    FOOTER,
    /** A prefix of the object, expanded where compressed: CSV, JSON, Avro. */
    TEXT,
    /** The whole object, up to {@code max-object-size}: spreadsheets, HDF5, Pickle. */
    WHOLE,
    /** Several objects that make one table: Delta, Iceberg, Hudi. */
    TABLE,
    /** No reader by name; the content decides. */
    UNKNOWN
}
