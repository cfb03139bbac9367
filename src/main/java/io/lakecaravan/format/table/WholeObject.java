package io.lakecaravan.format.table;

import io.lakecaravan.format.ObjectSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/** An object whose bytes were fetched in one request, where that costs less than several requests for parts. */
public final class WholeObject implements ObjectSource {
    private final ObjectSource from;
    private final byte[] bytes;

    private WholeObject(ObjectSource from, byte[] bytes) {
        this.from = from;
        this.bytes = bytes;
    }

    /** The object itself where it has more than {@code most} bytes. Closing the result closes the object. */
    public static ObjectSource ifSmall(ObjectSource source, long most) throws IOException {
        if (source.size() > most) {
            return source;
        }
        boolean read = false;
        try {
            ObjectSource whole = new WholeObject(source, source.read(0, Math.toIntExact(source.size())));
            read = true;
            return whole;
        } finally {
            if (!read) {
                source.close();
            }
        }
    }

    @Override
    public String name() {
        return from.name();
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) {
        if (offset < 0 || length < 0 || offset > bytes.length - length) {
            throw new IllegalArgumentException(
                    "bytes " + offset + " to " + (offset + length) + " are not in " + name() + " of " + bytes.length);
        }
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }

    @Override
    public InputStream stream(long offset) {
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }

    @Override
    public int requests() {
        return from.requests();
    }

    @Override
    public long bytesRead() {
        return from.bytesRead();
    }

    @Override
    public Duration timeLeft() {
        return from.timeLeft();
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
