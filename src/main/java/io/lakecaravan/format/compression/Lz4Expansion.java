package io.lakecaravan.format.compression;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHashFactory;

/** The frames of an LZ4 stream. Blocks may refer to those before them, so all of a frame share one window. */
final class Lz4Expansion extends Expansion {
    private static final int LEGACY_MOST = 8 << 20;
    private static final long PLAIN = 0x80000000L;

    private final Window window = new Window();
    private final StreamingXXHash32 hash = XXHashFactory.fastestJavaInstance().newStreamingHash32(0);
    private State state = State.BETWEEN;
    private boolean first = true;
    private boolean blockChecksums;
    private boolean contentChecksum;
    private boolean linked;
    private long blockMost;
    private Optional<Lz4Block> block = Optional.empty();
    private long plain;
    private long blockGiven;

    private enum State {
        BETWEEN,
        FRAME,
        LEGACY
    }

    Lz4Expansion(String codec, InputStream stored) {
        super(codec, stored);
    }

    @Override
    int expand(byte[] target, int start, int length) throws IOException {
        while (true) {
            int count = inBlock(target, start, length);
            if (count > 0) {
                blockGiven += count;
                if (blockGiven > blockMost) {
                    throw corrupt("holds a block that is longer than its frame allows");
                }
                if (contentChecksum) {
                    hash.update(target, start, count);
                }
                return count;
            }
            if (state != State.BETWEEN) {
                startBlock();
            } else if (stored().isAtEnd()) {
                if (first) {
                    throw corrupt("does not start with a frame");
                }
                return -1;
            } else if (!startFrame()) {
                return strayed();
            }
        }
    }

    private int inBlock(byte[] target, int start, int length) throws IOException {
        int count = -1;
        if (block.isPresent()) {
            count = block.get().read(target, start, length);
        } else if (plain > 0) {
            count = stored().read(target, start, (int) Math.min(length, plain));
            if (count < 0) {
                throw new EOFException("the lz4 stream ends inside a block");
            }
            window.put(target, start, count);
            plain -= count;
        } else {
            return -1;
        }
        boolean over = block.isPresent() ? count < 0 : plain == 0;
        if (over) {
            block = Optional.empty();
            if (blockChecksums) {
                stored().required(4);
            }
        }
        return count;
    }

    /** False where the bytes are no frame. */
    private boolean startFrame() throws IOException {
        byte[] head = stored().peek(4);
        if (Lz4Codec.isFrame(head)) {
            stored().required(4);
            descriptor();
            state = State.FRAME;
        } else if (Lz4Codec.isLegacy(head)) {
            stored().required(4);
            blockMost = LEGACY_MOST;
            blockChecksums = false;
            contentChecksum = false;
            linked = false;
            state = State.LEGACY;
        } else if (Skippable.isNext(head)) {
            stored().required(4);
            stored().required(stored().littleEndian(4));
        } else if (first) {
            throw corrupt("does not start with a frame");
        } else {
            return false;
        }
        first = false;
        return true;
    }

    private void descriptor() throws IOException {
        byte[] fields = stored().peek(14);
        int flags = stored().required();
        int sizes = stored().required();
        if (flags >>> 6 != 1 || (sizes & 0x8f) != 0 || sizes >>> 4 < 4) {
            throw corrupt("has a frame header that is not of its version");
        }
        linked = (flags & 0x20) == 0;
        blockChecksums = (flags & 0x10) != 0;
        contentChecksum = (flags & 4) != 0;
        blockMost = 1L << (8 + 2 * (sizes >>> 4));
        int length = 2 + ((flags & 8) != 0 ? 8 : 0);
        stored().required(length - 2);
        if ((flags & 1) != 0) {
            throw unsupported("asks for a dictionary");
        }
        int expected =
                XXHashFactory.fastestJavaInstance().hash32().hash(fields, 0, Math.min(length, fields.length), 0) >>> 8
                        & 0xff;
        if (stored().required() != expected) {
            throw corrupt("has another checksum of its frame header");
        }
        window.clear();
        hash.reset();
    }

    private void startBlock() throws IOException {
        if (state == State.LEGACY && (stored().isAtEnd() || isFrameNext())) {
            state = State.BETWEEN;
            return;
        }
        long size = stored().littleEndian(4);
        if (size == 0 && state == State.FRAME) {
            if (contentChecksum && stored().littleEndian(4) != (hash.getValue() & 0xffffffffL)) {
                throw corrupt("has another checksum than its frame says");
            }
            state = State.BETWEEN;
            return;
        }
        boolean isPlain = state == State.FRAME && (size & PLAIN) != 0;
        long length = isPlain ? size - PLAIN : size;
        if (length == 0 || length > blockMost + blockMost / 255 + 16) {
            throw corrupt("holds a block of an impossible length");
        }
        if (!linked) {
            window.clear();
        }
        blockGiven = 0;
        if (isPlain) {
            plain = length;
        } else {
            block = Optional.of(new Lz4Block(stored(), stored().position() + length, window, this::corrupt));
        }
    }

    private boolean isFrameNext() throws IOException {
        byte[] head = stored().peek(4);
        return Lz4Codec.isFrame(head) || Lz4Codec.isLegacy(head) || Skippable.isNext(head);
    }

    @Override
    void release() {
        hash.close();
    }
}
