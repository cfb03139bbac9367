package io.lakecaravan.format.json;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Records of a JSON text in order, as a {@link RecordBuilder} makes them. A text that breaks off ends them; {@link
 * #broken} then says how.
 */
interface JsonRecords<T> extends Closeable {
    /** Of an object, or of the scalar or list that an element of an array is; empty at the end. */
    Optional<T> next() throws IOException;

    /** How the text ended, if not well; complete once {@link #next} gave empty. */
    Optional<Break> broken();

    /** Lines that are no JSON and were passed over. */
    long skippedLines();

    /** Index of the first of them in the text. */
    OptionalLong firstSkipped();

    /** Index in the text after the last record given. */
    long position();

    /** @param at index in the text */
    record Break(Kind kind, long at) {
        enum Kind {
            /** The text ends inside a value. */
            ENDED,
            /** What stands there is no JSON. */
            MALFORMED
        }
    }
}
