package io.lakecaravan.format.compression;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * The expanded bytes of a compressed stream. Reading throws
 *
 * <ul>
 *   <li>{@link EOFException} where the stored bytes end early, after giving every byte that could be had,
 *   <li>{@link FormatException} with {@code COMPRESSION_CORRUPT} and the stored offset where they cannot be expanded, and
 *       with {@code FORMAT_UNSUPPORTED} where they ask for what this codec does not do,
 *   <li>{@link LimitException} where {@link ExpansionLimit} is passed.
 * </ul>
 */
public abstract class Expansion extends InputStream {
    private final String codec;
    private final StoredInput stored;
    private long expanded;
    private long strayFrom = -1;
    private boolean ended;

    Expansion(String codec, InputStream stored) {
        this.codec = codec;
        this.stored = new StoredInput(stored);
    }

    /** At least one byte, or -1 at the end. */
    abstract int expand(byte[] target, int start, int length) throws IOException;

    /** Gives back what the decoder holds beside memory. */
    void release() throws IOException {}

    final StoredInput stored() {
        return stored;
    }

    /** Stored bytes used so far. */
    public final long storedBytes() {
        return stored.position();
    }

    /** Offset of the first stored byte behind the compressed stream that belongs to none. Known at the end. */
    public final OptionalLong strayFrom() {
        return strayFrom < 0 ? OptionalLong.empty() : OptionalLong.of(strayFrom);
    }

    /** What was odd, without bucket and key. Known at the end; an early end is told by its exception. */
    public final List<Finding> findings() {
        return strayFrom < 0
                ? List.of()
                : List.of(Finding.at(
                        FindingCode.COMPRESSION_TRAILING_BYTES,
                        "",
                        "",
                        strayFrom,
                        "bytes behind the " + codec + " stream are no part of it and were left out"));
    }

    /** Ends the stream before bytes that are no part of it. */
    final int strayed() {
        strayFrom = stored.position();
        return -1;
    }

    final FormatException corrupt(String what) {
        return new FormatException(
                FindingCode.COMPRESSION_CORRUPT, stored.position(), "the " + codec + " stream " + what, null);
    }

    final FormatException unsupported(String what) {
        return new FormatException(
                FindingCode.FORMAT_UNSUPPORTED, stored.position(), "the " + codec + " stream " + what, null);
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] target, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        int count = guarded(target, start, length);
        if (count < 0) {
            ended = true;
        } else {
            expanded += count;
            ExpansionLimit.check(stored.position(), expanded);
        }
        return count;
    }

    /** Libraries tell of damage in many ways; those of the stream beneath pass as they are. */
    private int guarded(byte[] target, int start, int length) throws IOException {
        try {
            return expand(target, start, length);
        } catch (FormatException | LimitException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (stored.failure().isPresent()) {
                throw stored.failure().get();
            }
            if (e instanceof EOFException || stored.isPassed()) {
                throw new EOFException("the " + codec + " stream ends early");
            }
            throw new FormatException(
                    FindingCode.COMPRESSION_CORRUPT,
                    stored.position(),
                    "the " + codec + " stream cannot be expanded",
                    e);
        } catch (LinkageError e) {
            throw new FormatException(
                    FindingCode.FORMAT_UNSUPPORTED,
                    -1,
                    "the native library for " + codec
                            + " cannot be loaded; is the temporary folder writable and executable?",
                    e);
        } catch (OutOfMemoryError e) {
            throw new LimitException("the " + codec + " stream asks for more memory than there is");
        }
    }

    @Override
    public final void close() throws IOException {
        try {
            release();
        } finally {
            stored.close();
        }
    }
}
