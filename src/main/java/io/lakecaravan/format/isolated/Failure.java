package io.lakecaravan.format.isolated;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * An exception on its way between the processes. The declared ones keep code, offset and message; of all others only
 * the simple name of the class travels, for their messages may quote values of the file.
 *
 * @param code of a finding; empty where the kind has none
 * @param offset in the object, -1 where unknown
 * @param text the message, or the class of what is not declared
 */
record Failure(Kind kind, String code, long offset, String text) {
    private static final int LONGEST_TEXT = 1000;
    private static final int DEEPEST_CAUSE = 8;

    enum Kind {
        FORMAT,
        LIMIT,
        OBJECT,
        MEMORY,
        STACK,
        DEFECT
    }

    static Failure of(Throwable thrown) {
        Throwable cause = thrown;
        for (int level = 0; cause != null && level < DEEPEST_CAUSE; level++) {
            if (cause instanceof FormatException format) {
                return new Failure(
                        Kind.FORMAT, format.code().name(), format.offset().orElse(-1), format.getMessage());
            } else if (cause instanceof LimitException) {
                return new Failure(Kind.LIMIT, "", -1, cause.getMessage());
            } else if (cause instanceof ObjectException object) {
                return new Failure(Kind.OBJECT, object.code().name(), -1, object.getMessage());
            } else if (cause instanceof OutOfMemoryError) {
                return new Failure(Kind.MEMORY, "", -1, "");
            } else if (cause instanceof StackOverflowError) {
                return new Failure(Kind.STACK, "", -1, "");
            }
            cause = cause.getCause();
        }
        return new Failure(Kind.DEFECT, "", -1, thrown.getClass().getSimpleName());
    }

    /** Whether the reader ended it in an orderly way, so that its process can go on with another object. */
    boolean isDeclared() {
        return kind == Kind.FORMAT || kind == Kind.LIMIT || kind == Kind.OBJECT;
    }

    IOException exception(long memory) {
        return switch (kind) {
            case FORMAT -> new FormatException(findingCode(), offset, text, null);
            case LIMIT -> new LimitException(text);
            case OBJECT -> new ObjectException(findingCode(), text, null);
            case MEMORY ->
                new LimitException("reading needs more than the " + (memory >> 20)
                        + " MiB of memory that a reader's process may take (caravan.inspect.memory)");
            case STACK -> new LimitException("the object is nested deeper than the reader can follow");
            case DEFECT ->
                new FormatException(FindingCode.READER_FAILED, "the reader failed (" + text + "); please report it");
        };
    }

    private FindingCode findingCode() {
        try {
            return FindingCode.valueOf(code);
        } catch (IllegalArgumentException e) {
            return FindingCode.READER_FAILED;
        }
    }

    // Both processes are of one build.
    @SuppressWarnings("EnumOrdinal")
    void write(DataOutputStream out) throws IOException {
        out.writeByte(kind.ordinal());
        new ValueWriter(out).write(code);
        out.writeLong(offset);
        new ValueWriter(out).write(text == null ? "" : text);
    }

    /** @param in of a process that may be hostile: the text is cut and freed of control characters */
    static Failure read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= Kind.values().length) {
            throw new ProtocolException("a failure of unknown kind " + kind);
        }
        Object code = new ValueReader(in).read();
        long offset = in.readLong();
        Object text = new ValueReader(in).read();
        return new Failure(Kind.values()[kind], clean(code), Math.max(offset, -1), clean(text));
    }

    private static String clean(Object text) {
        String printable = String.valueOf(text).replaceAll("\\p{Cntrl}", " ");
        return printable.substring(0, Math.min(printable.length(), LONGEST_TEXT));
    }
}
