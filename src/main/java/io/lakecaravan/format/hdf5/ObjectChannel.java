package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** The object as a channel, for jHDF. */
final class ObjectChannel implements SeekableByteChannel {
    private static final int LONGEST = 8 << 20;

    private final ObjectSource source;
    private long position;
    private boolean open = true;

    ObjectChannel(ObjectSource source) {
        this.source = source;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= source.size()) {
            return -1;
        }
        int length = (int) Math.min(Math.min(target.remaining(), LONGEST), source.size() - position);
        if (length > 0) {
            target.put(source.read(position, length));
            position += length;
        }
        return length;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long next) {
        if (next < 0) {
            throw new IllegalArgumentException("a position before the first byte");
        }
        position = next;
        return this;
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
