package io.lakecaravan.format.compression;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The expanded bytes of a compressed object, or of a member of an archive, as an object of its own, so that every format
 * reads through every codec. Bytes are expanded as far as they are asked for and put down once: up to 4 MB in memory,
 * more in a temporary file, which goes with {@link #close}. A stream from the start puts nothing down.
 *
 * <p>Requests and received bytes are those of the stored object, whose deadline and limits hold. An early end of the
 * stored stream is the end of the object; {@link #findings} tells of it.
 */
public final class ExpandedSource implements ObjectSource {
    private static final int PIECE = 64 << 10;

    /** Opens the expanded bytes from their start. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    private final ObjectSource stored;
    private final String name;
    private final String codec;
    private final Opening opening;
    private final OptionalLong declared;
    private final Spool spool = new Spool();
    private final byte[] piece = new byte[PIECE];
    private final List<InputStream> opened = new ArrayList<>();
    private Optional<InputStream> filling = Optional.empty();
    private boolean complete;
    private boolean truncated;

    private ExpandedSource(ObjectSource stored, String name, String codec, Opening opening, OptionalLong declared) {
        this.stored = stored;
        this.name = name;
        this.codec = codec;
        this.opening = opening;
        this.declared = declared;
    }

    /**
     * An object that is compressed as a whole; all of it is expanded at once, as only this tells its length.
     *
     * @param stored the caller closes it
     */
    public static ExpandedSource of(ObjectSource stored, Codec codec) throws IOException {
        ExpandedSource source = new ExpandedSource(
                stored,
                Codecs.withoutExtension(stored.name()),
                codec.name(),
                () -> codec.expand(stored.stream(0)),
                OptionalLong.empty());
        try {
            source.fill(Long.MAX_VALUE);
            return source;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /**
     * Bytes whose expanded length is known, such as a member of an archive.
     *
     * @param opening gives that many bytes or fails
     */
    public static ExpandedSource of(ObjectSource stored, String name, String codec, Opening opening, long length) {
        return new ExpandedSource(stored, name, codec, opening, OptionalLong.of(length));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return declared.orElseGet(spool::length);
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("no range of bytes: " + length + " from " + offset);
        }
        fill(offset + length);
        if (offset + length > spool.length()) {
            throw new EOFException("the expanded bytes end before those that were asked for");
        }
        return spool.read(offset, length);
    }

    @Override
    public InputStream stream(long offset) throws IOException {
        if (offset == 0 && !complete) {
            return new Expanding(open());
        }
        return new Spooled(offset);
    }

    private InputStream open() throws IOException {
        InputStream expansion = opening.open();
        opened.add(expansion);
        return expansion;
    }

    private void fill(long wanted) throws IOException {
        while (!complete && spool.length() < wanted) {
            if (filling.isEmpty()) {
                filling = Optional.of(open());
            }
            try {
                int count = filling.get().read(piece, 0, piece.length);
                if (count < 0) {
                    complete = true;
                } else {
                    spool.append(piece, count);
                }
            } catch (EOFException e) {
                truncated = true;
                complete = true;
            }
        }
    }

    /** What was odd so far about the compression, without bucket and key. */
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        if (truncated) {
            found.add(Finding.at(
                    FindingCode.COMPRESSION_TRUNCATED,
                    "",
                    "",
                    stored.size(),
                    "the " + codec + " stream ends early; what lies before the end was kept"));
        }
        for (InputStream stream : opened) {
            if (stream instanceof Expansion expansion && found.isEmpty()) {
                found.addAll(expansion.findings());
            }
        }
        return found;
    }

    @Override
    public Duration timeLeft() {
        return stored.timeLeft();
    }

    @Override
    public int requests() {
        return stored.requests();
    }

    @Override
    public long bytesRead() {
        return stored.bytesRead();
    }

    @Override
    public Duration timeLeft() {
        return stored.timeLeft();
    }

    @Override
    public void close() throws IOException {
        try {
            for (InputStream expansion : opened) {
                expansion.close();
            }
        } finally {
            spool.close();
        }
    }

    /** An early end is the end. */
    private final class Expanding extends InputStream {
        private final InputStream in;

        Expanding(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            if (truncated) {
                return -1;
            }
            try {
                return in.read(target, start, length);
            } catch (EOFException e) {
                truncated = true;
                return -1;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private final class Spooled extends InputStream {
        private long at;

        Spooled(long at) {
            this.at = at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            fill(at + 1);
            int count = (int) Math.min(length, Math.min(PIECE, spool.length() - at));
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(spool.read(at, count), 0, target, start, count);
            at += count;
            return count;
        }
    }
}
