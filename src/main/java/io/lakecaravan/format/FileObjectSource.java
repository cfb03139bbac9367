package io.lakecaravan.format;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A file of this machine as an object, counted as a store's would be. */
public final class FileObjectSource implements ObjectSource {
    private final Path file;
    private final ReadBudget budget;
    private final FileChannel channel;
    private final long size;

    public FileObjectSource(Path file, ReadBudget budget) throws IOException {
        this.file = file;
        this.budget = budget;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.size = channel.size();
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new IllegalArgumentException(
                    "bytes " + offset + " to " + (offset + length) + " are not in " + name() + " of " + size);
        }
        budget.request(length);
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException(name() + " became shorter while it was read");
            }
        }
        budget.received(length);
        return buffer.array();
    }

    @Override
    public InputStream stream(long offset) throws IOException {
        budget.request(0);
        channel.position(offset);
        return new CountedStream(Channels.newInputStream(channel), budget);
    }

    @Override
    public int requests() {
        return budget.requests();
    }

    @Override
    public long bytesRead() {
        return budget.bytes();
    }

    @Override
    public Duration timeLeft() {
        return budget.remaining();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Leaves the channel open when the stream is closed: other ranges may still be asked for. */
    private static final class CountedStream extends FilterInputStream {
        private final ReadBudget budget;

        CountedStream(InputStream in, ReadBudget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                budget.received(1);
            }
            return value;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            int count = super.read(target, start, length);
            if (count > 0) {
                budget.received(count);
            }
            return count;
        }

        @Override
        public void close() {}
    }
}
