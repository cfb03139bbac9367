package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.ObjectSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes out of an HDF5 file that are an object of another format. */
final class BytesObject implements ObjectSource {
    private final byte[] bytes;

    BytesObject(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "a value in the file";
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) {
        return Arrays.copyOfRange(bytes, Math.toIntExact(offset), Math.toIntExact(offset) + length);
    }

    @Override
    public InputStream stream(long offset) {
        int start = Math.toIntExact(offset);
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
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
