package io.lakecaravan.format.hdf5;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import java.io.IOException;

/** Turns what jHDF throws into declared exceptions; its messages stay causes. */
final class Failures {
    private static final int DEEPEST_CAUSE = 8;
    private static final int LONGEST_PATH = 200;

    private Failures() {}

    /** A step that runs jHDF over bytes of a file. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    /**
     * The result of the step.
     *
     * @throws LimitException and {@link ObjectException} of the source, as they are
     * @throws FormatException for all else
     */
    static <T> T parse(FindingCode code, String message, Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError thrown) {
            Throwable cause = thrown;
            for (int level = 0; cause != null && level < DEEPEST_CAUSE; level++) {
                if (cause instanceof LimitException
                        || cause instanceof ObjectException
                        || cause instanceof FormatException) {
                    throw (IOException) cause;
                }
                cause = cause.getCause();
            }
            throw new FormatException(code, -1, message, thrown);
        } catch (OutOfMemoryError e) {
            throw new FormatException(
                    code, message + ": it needs more memory than a reader's process may take (caravan.inspect.memory)");
        }
    }

    static Finding unreadable(String path, FormatException e) {
        return Finding.of(FindingCode.HDF5_DATASET_UNREADABLE, "", "", shown(path) + ": " + e.getMessage());
    }

    /** A path of the file for a message: short and printable. */
    static String shown(String path) {
        String printable = path.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= LONGEST_PATH ? printable : printable.substring(0, LONGEST_PATH) + "...";
    }
}
