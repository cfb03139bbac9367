package io.lakecaravan.format.orc;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes exceptions of ours of what orc-core throws on damaged bytes. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** What orc-core throws, and does not declare, where a file makes it go wrong. */
    @FunctionalInterface
    interface Step<T> {
        T take() throws IOException;
    }

    /** @throws FormatException for whatever the bytes cause; what the source throws passes */
    static <T> T guard(Stripe stripe, Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (FormatException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            rethrowOurs(e);
            LOG.debug("a stripe cannot be decoded", e);
            throw new FormatException(
                    FindingCode.ORC_STRIPE_CORRUPT,
                    Math.max(-1, stripe.offset()),
                    "a stripe of " + stripe.rows() + " rows cannot be decoded",
                    e);
        }
    }

    /** orc-core wraps what the source throws. */
    private static void rethrowOurs(Throwable thrown) throws IOException {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof LimitException || cause instanceof ObjectException) {
                throw (IOException) cause;
            }
        }
    }
}
