package io.lakecaravan.format.text;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** An object in memory, counted as a store's would be. Its streams give few bytes at a time, as a network does. */
public final class BytesSource implements ObjectSource {
    private final String name;
    private final byte[] bytes;
    private final ReadBudget budget = ReadBudget.generous();

    public BytesSource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        budget.request(length);
        budget.received(length);
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }

    @Override
    public InputStream stream(long offset) throws IOException {
        budget.request(0);
        return new FilterInputStream(new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset)) {
            @Override
            public int read(byte[] target, int start, int length) throws IOException {
                int count = super.read(target, start, Math.min(length, 1000));
                budget.received(Math.max(count, 0));
                return count;
            }

            @Override
            public int available() {
                return 0;
            }
        };
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
    public void close() {}
}
