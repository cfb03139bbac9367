package io.lakecaravan.schema;

/** Unit of a time, timestamp or duration. Coarser units come first. */
public enum Precision {
    SECONDS,
    MILLIS,
    MICROS,
    NANOS;

    public Precision finer(Precision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
