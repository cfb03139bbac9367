package io.lakecaravan.format.archive;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A member that lies in its archive as it is. */
final class MemberSlice implements ObjectSource {
    private final ObjectSource archive;
    private final String name;
    private final long start;
    private final long size;

    MemberSlice(ObjectSource archive, String name, long start, long size) {
        this.archive = archive;
        this.name = name;
        this.start = start;
        this.size = size;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new IllegalArgumentException(
                    "bytes " + offset + " to " + (offset + length) + " are not in a member of " + size);
        }
        return archive.read(start + offset, length);
    }

    @Override
    public InputStream stream(long offset) throws IOException {
        return new StoredMember(archive, start + offset, size - offset);
    }

    @Override
    public Duration timeLeft() {
        return archive.timeLeft();
    }

    @Override
    public int requests() {
        return archive.requests();
    }

    @Override
    public long bytesRead() {
        return archive.bytesRead();
    }

    @Override
    public Duration timeLeft() {
        return archive.timeLeft();
    }

    @Override
    public void close() {
        // The archive's source is closed by its owner.
    }
}
