package io.lakecaravan.format.avro;

import io.lakecaravan.format.ObjectSource;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Reads the object in one request from its start. */
final class StreamedInput extends ContainerInput implements Closeable {
    private final InputStream in;
    private long position;

    StreamedInput(ObjectSource source) throws IOException {
        super(source.size());
        this.in = new BufferedInputStream(source.stream(0), 64 << 10);
    }

    @Override
    long position() {
        return position;
    }

    @Override
    int next() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw corrupt("the stream ends before the object's size");
        }
        position++;
        return value;
    }

    @Override
    byte[] next(int length) throws IOException {
        byte[] result = in.readNBytes(length);
        position += result.length;
        if (result.length < length) {
            throw corrupt("the stream ends before the object's size");
        }
        return result;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
