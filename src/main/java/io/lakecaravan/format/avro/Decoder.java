package io.lakecaravan.format.avro;

import java.io.IOException;

/** Reads one value in the binary encoding, as the class that {@code LogicalType} names for its type. */
@FunctionalInterface
interface Decoder {
    /** The value, null for null. */
    Object read(RowInput in) throws IOException;

    /** Passes over the value. */
    default void skip(RowInput in) throws IOException {
        read(in);
    }
}
