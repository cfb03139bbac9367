package io.lakecaravan.format.compression;

import io.lakecaravan.format.LimitException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes put down to be read in any order: the first of them in memory, then all in a file for temporary use, which is
 * gone when this is closed or the process ends.
 */
final class Spool implements Closeable {
    /** Bytes held in memory. */
    static final int MEMORY = 4 << 20;

    /** Bytes held at all, the same for every object. */
    static final long MOST = 1L << 30;

    private byte[] memory = new byte[64 << 10];
    private Optional<FileChannel> file = Optional.empty();
    private long length;

    long length() {
        return length;
    }

    void append(byte[] bytes, int count) throws IOException {
        if (length + count > MOST) {
            throw new LimitException("the expanded object has more than " + MOST
                    + " bytes, which is the most that is put down for reading in any order");
        }
        if (file.isEmpty() && length + count > MEMORY) {
            spill();
        }
        if (file.isPresent()) {
            writeFully(file.get(), ByteBuffer.wrap(bytes, 0, count));
        } else {
            if (length + count > memory.length) {
                memory = Arrays.copyOf(memory, (int) Math.min(MEMORY, Math.max(length + count, 2L * memory.length)));
            }
            System.arraycopy(bytes, 0, memory, (int) length, count);
        }
        length += count;
    }

    /** Bytes that were appended before. */
    byte[] read(long offset, int count) throws IOException {
        if (file.isEmpty()) {
            return Arrays.copyOfRange(memory, (int) offset, (int) offset + count);
        }
        ByteBuffer target = ByteBuffer.allocate(count);
        while (target.hasRemaining()) {
            if (file.get().read(target, offset + target.position()) < 0) {
                throw new EOFException("the temporary file was made shorter by somebody");
            }
        }
        return target.array();
    }

    private void spill() throws IOException {
        Path path = Files.createTempFile("lake-caravan-", ".expanded");
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        file = Optional.of(channel);
        writeFully(channel, ByteBuffer.wrap(memory, 0, (int) length));
        memory = new byte[0];
    }

    private void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        memory = new byte[0];
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
