package io.lakecaravan.format.arrow;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.io.IOException;

/** Declared exceptions for what is wrong with an object, in our words. */
final class Corrupt {
    /** A step over flatbuffer accessors, which check nothing but the ends of their buffer. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    private Corrupt() {}

    static FormatException schema(long offset, String message) {
        return new FormatException(FindingCode.ARROW_CORRUPT, offset, message, null);
    }

    static FormatException batch(String message) {
        return new FormatException(FindingCode.ARROW_BATCH_CORRUPT, message);
    }

    static FormatException unsupported(String message) {
        return new FormatException(FindingCode.FORMAT_UNSUPPORTED, message);
    }

    /** Offsets inside a flatbuffer may point anywhere; what is thrown then is the object's fault. */
    static <T> T guard(FindingCode code, long offset, String message, Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (FormatException | LimitException declared) {
            throw declared;
        } catch (RuntimeException | StackOverflowError | AssertionError failure) {
            throw new FormatException(code, offset, message, failure);
        }
    }
}
