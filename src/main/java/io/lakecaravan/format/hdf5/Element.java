package io.lakecaravan.format.hdf5;

import io.lakecaravan.schema.LogicalType;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * How one element of a dataset becomes a value.
 *
 * @param size bytes of an element
 */
record Element(LogicalType type, String nativeType, int size, Decoding decoding) {
    /** Reads the value that starts at {@code at}; the order of the buffer is set by who reads numbers. */
    @FunctionalInterface
    interface Decoding {
        Object decode(ByteBuffer bytes, int at) throws IOException;
    }

    /** Makes another value of a value that is not null. */
    @FunctionalInterface
    interface Mapping {
        Object map(Object value) throws IOException;
    }

    Object decode(ByteBuffer bytes, int at) throws IOException {
        return decoding.decode(bytes, at);
    }

    Element as(LogicalType other, String otherNative, Mapping mapping) {
        return new Element(other, otherNative, size, (bytes, at) -> {
            Object value = decoding.decode(bytes, at);
            return value == null ? null : mapping.map(value);
        });
    }
}
