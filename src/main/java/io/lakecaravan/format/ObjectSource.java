package io.lakecaravan.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The bytes of one object, read by range. Implementations count requests and bytes, keep a deadline and a byte budget,
 * and pin the version they first saw (If-Match), so that no two answers mix versions. Not for use by several threads.
 *
 * <p>Every method throws {@link ObjectException} for what the store answers and {@link LimitException} when a limit is
 * passed.
 */
public interface ObjectSource extends Closeable {
    /** {@code s3://bucket/key} or a file's path, for messages. */
    String name();

    /** Bytes as stored. */
    long size();

    /** Exactly {@code length} bytes from {@code offset}, in one request. Reading past the end is a programming error. */
    byte[] read(long offset, int length) throws IOException;

    /**
     * A stream from {@code offset} to the end of the object, in one request. Closing it early ends the transfer. The
     * caller closes it.
     */
    InputStream stream(long offset) throws IOException;

    /** Requests sent so far. */
    int requests();

    /** Bytes received so far. */
    long bytesRead();

    /**
     * Time left until the deadline, zero once it has passed; work on the bytes outside of this process ends with it. A
     * source around another source answers what the other does.
     */
    default Duration timeLeft() {
        return Duration.ofMinutes(1);
    }

    @Override
    void close() throws IOException;
}
