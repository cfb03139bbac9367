package io.lakecaravan.s3;

import io.lakecaravan.config.SourceConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.services.s3.S3Client;

/** The client of one source, and all that was opened for it. Safe for use by several threads. */
public final class SourceClient implements AutoCloseable {
    private final SourceConfig source;
    private final S3Client s3;
    private final TrafficMeter meter;
    private final Deque<AutoCloseable> owned;

    SourceClient(SourceConfig source, S3Client s3, TrafficMeter meter, Deque<AutoCloseable> owned) {
        this.source = source;
        this.s3 = s3;
        this.meter = meter;
        this.owned = new ArrayDeque<>(owned);
    }

    public SourceConfig source() {
        return source;
    }

    /** For reading only: no code path writes to a source. */
    public S3Client s3() {
        return s3;
    }

    public Traffic traffic() {
        return meter.traffic();
    }

    TrafficMeter meter() {
        return meter;
    }

    /** Closes the client, then what it was built on; a failure to close one does not leave the others open. */
    @Override
    public void close() {
        closeAll(owned);
    }

    static void closeAll(Deque<AutoCloseable> resources) {
        RuntimeException failure = null;
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException("a part of an S3 client does not close", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public String toString() {
        return "SourceClient[" + source.name() + "]";
    }
}
