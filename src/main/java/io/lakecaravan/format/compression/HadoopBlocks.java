package io.lakecaravan.format.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The framing of Hadoop's BlockCompressorStream, which bears no magic: the expanded length of a block, then chunks of it,
 * each with its stored length; all lengths big-endian, of four bytes.
 */
abstract class HadoopBlocks extends Expansion {
    /** {@code io.compression.codec.snappy.buffersize} is 256 kB where nobody changed it. */
    private static final long MOST = 16 << 20;

    private final Window window = new Window();
    private Optional<Window.Block> chunk = Optional.empty();
    private long left;

    HadoopBlocks(String codec, InputStream stored) {
        super(codec, stored);
    }

    /** A chunk that expands to at most {@code most} bytes and lies before {@code end}. */
    abstract Window.Block chunk(long end, long most, Window window) throws IOException;

    /** Whether the first lengths could be those of a block. */
    static boolean couldStart(byte[] head) {
        if (head.length < 9) {
            return false;
        }
        long block = Magic.bigEndian(head, 0);
        long stored = Magic.bigEndian(head, 4);
        return block > 0 && block <= MOST && stored > 0 && stored <= 32 + block + block / 6;
    }

    /** The whole first chunk, or what there is of it. */
    static byte[] firstChunk(byte[] head) {
        return Arrays.copyOf(head, (int) Math.min(head.length, 8 + Magic.bigEndian(head, 4)));
    }

    @Override
    final int expand(byte[] target, int start, int length) throws IOException {
        while (true) {
            if (chunk.isPresent()) {
                int count = chunk.get().read(target, start, length);
                if (count > 0) {
                    left -= count;
                    if (left < 0) {
                        throw corrupt("holds a block that is longer than it says");
                    }
                    return count;
                }
                chunk = Optional.empty();
            }
            if (left == 0) {
                if (stored().isAtEnd()) {
                    return -1;
                }
                left = stored().bigEndian(4);
                if (left > MOST) {
                    throw corrupt("holds a block of more than " + MOST + " bytes");
                }
            } else {
                long bytes = stored().bigEndian(4);
                if (bytes == 0 || bytes > 32 + MOST + MOST / 6) {
                    throw corrupt("holds a chunk of an impossible length");
                }
                window.clear();
                chunk = Optional.of(chunk(stored().position() + bytes, left, window));
            }
        }
    }
}
