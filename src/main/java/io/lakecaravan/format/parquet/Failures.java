package io.lakecaravan.format.parquet;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/**
 * Turns what parquet and thrift code throws over broken bytes into declared exceptions with our words. Their messages
 * may quote values, so they are kept as cause only.
 */
final class Failures {
    /** A step that runs foreign code over bytes of a file. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    /** A limit passed inside a callback that may not throw IOException. */
    static final class Passed extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        Passed(String message) {
            super(message, null, false, false);
        }
    }

    private Failures() {}

    /** Foreign code over bytes in memory: whatever it throws, the bytes are at fault. */
    static <T> T parse(FindingCode code, long offset, String message, Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (FormatException | LimitException declared) {
            throw declared;
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            throw translate(code, offset, message, failure);
        }
    }

    /** Foreign code that calls us back for pages: what the source said passes as it is. */
    static <T> T decode(String message, Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (RuntimeException | StackOverflowError failure) {
            throw translate(FindingCode.PARQUET_PAGE_CORRUPT, -1, message, failure);
        }
    }

    private static IOException translate(FindingCode code, long offset, String message, Throwable failure) {
        Throwable cause = failure;
        for (int level = 0; cause != null && level < 8; level++) {
            if (cause instanceof UncheckedIOException wrapped) {
                return wrapped.getCause();
            }
            if (cause instanceof Passed passed) {
                return new LimitException(passed.getMessage());
            }
            cause = cause.getCause();
        }
        return new FormatException(code, offset, message, failure);
    }
}
