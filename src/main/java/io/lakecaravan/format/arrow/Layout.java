package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import java.util.List;

/**
 * How values of a field lie in buffers.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow columnar format</a>
 */
sealed interface Layout {
    /** No buffer at all: every value is null. */
    record Nulls() implements Layout {}

    /** @param bits of each value: 1, or whole bytes */
    record Fixed(long bits, ScalarDecoder decoder) implements Layout {}

    /** Offsets of 32 or 64 bits into bytes. */
    record Variable(boolean large, BytesDecoder decoder) implements Layout {}

    /** Views of 16 bytes that hold short values themselves and point into any number of buffers else. */
    record View(BytesDecoder decoder) implements Layout {}

    record Offsets(boolean large) implements Layout {}

    record OffsetsAndSizes(boolean large) implements Layout {}

    record FixedList(int size) implements Layout {}

    /** Offsets into a struct of key and value. */
    record Entries() implements Layout {}

    record Struct() implements Layout {}

    /** @param ids type id of each member */
    record Union(boolean dense, List<Integer> ids) implements Layout {
        public Union {
            ids = List.copyOf(ids);
        }
    }

    /** @param bits of the run ends: 16, 32 or 64 */
    record RunEnds(int bits) implements Layout {}

    /** @param indexBits 8 to 64 */
    record Dictionary(long id, int indexBits, boolean signed, ArrowField values) implements Layout {}

    /** A type of a later version: where its buffers end is not known, so nothing behind it can be read. */
    record Unreadable(String type) implements Layout {}

    /**
     * Buffers besides those of children.
     *
     * @param allValidity whether unions and runs have a validity bitmap too, as they had up to metadata version 4
     */
    default int buffers(boolean allValidity) throws FormatException {
        if (this instanceof Nulls) {
            return 0;
        } else if (this instanceof RunEnds) {
            return allValidity ? 1 : 0;
        } else if (this instanceof Variable || this instanceof OffsetsAndSizes) {
            return 3;
        } else if (this instanceof Struct || this instanceof FixedList) {
            return 1;
        } else if (this instanceof Union union) {
            return (union.dense() ? 2 : 1) + (allValidity ? 1 : 0);
        } else if (this instanceof Unreadable unreadable) {
            throw Corrupt.unsupported("values of type " + unreadable.type()
                    + " and of the columns behind them cannot be read by this version");
        }
        return 2;
    }
}
