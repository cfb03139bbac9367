package io.lakecaravan.format.pickle;

import io.lakecaravan.format.ObjectSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes as an object. */
@SuppressWarnings("ArrayRecordComponent")
record MemorySource(byte[] bytes) implements ObjectSource {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) {
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }

    @Override
    public InputStream stream(long offset) {
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length);
    }

    @Override
    public int requests() {
        return 0;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public void close() {}
}
