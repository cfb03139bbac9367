package io.lakecaravan.format;

/** How a format is read; kinds differ in pool, limits and timeouts. The inspect route chooses by it. */
public enum ReaderKind {
    /** A few ranged requests, wherever the object keeps its metadata: Parquet, ORC, Arrow, HDF5 files. */
    FOOTER,
    /** A prefix of the object, expanded where compressed: CSV, JSON, Avro. */
    TEXT,
    /** The whole object, up to {@code max-object-size}: spreadsheets, Pickle. */
    WHOLE,
    /** Several objects that make one table: Delta, Iceberg, Hudi. */
    TABLE,
    /** No reader by name; the content decides. */
    UNKNOWN
}
