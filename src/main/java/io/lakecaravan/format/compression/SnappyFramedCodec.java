package io.lakecaravan.format.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/** The Snappy framing format: a stream identifier, then chunks with checksums. */
final class SnappyFramedCodec implements Codec {
    private static final int[] IDENTIFIER = {0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};

    @Override
    public String name() {
        return "snappy-framed";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("sz", "snappy");
    }

    @Override
    public boolean recognises(byte[] head) {
        return Magic.is(head, 0, IDENTIFIER);
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new Frames(name(), stored);
    }

    private static final class Frames extends Expansion {
        private static final int COMPRESSED = 0;
        private static final int PLAIN = 1;
        private static final int FIRST_SKIPPABLE = 0x80;
        private static final int MOST = 64 << 10;
        private static final int STORED_MOST = 4 + 32 + MOST + MOST / 6;

        private final Window window = new Window();
        private final CRC32C checksum = new CRC32C();
        private Optional<SnappyBlock> block = Optional.empty();
        private long plain;
        private long expected = -1;
        private boolean first = true;

        Frames(String codec, InputStream stored) {
            super(codec, stored);
        }

        @Override
        int expand(byte[] target, int start, int length) throws IOException {
            while (true) {
                int count = inChunk(target, start, length);
                if (count > 0) {
                    checksum.update(target, start, count);
                    return count;
                }
                endChunk();
                if (stored().isAtEnd()) {
                    if (first) {
                        throw corrupt("does not start with its identifier");
                    }
                    return -1;
                }
                if (!startChunk()) {
                    return strayed();
                }
            }
        }

        private int inChunk(byte[] target, int start, int length) throws IOException {
            if (block.isPresent()) {
                return block.get().read(target, start, length);
            }
            if (plain == 0) {
                return -1;
            }
            int count = stored().read(target, start, (int) Math.min(length, plain));
            if (count < 0) {
                throw new java.io.EOFException("the snappy stream ends inside a chunk");
            }
            plain -= count;
            return count;
        }

        private void endChunk() throws IOException {
            if (expected >= 0 && masked() != expected) {
                throw corrupt("has another checksum than a chunk says");
            }
            expected = -1;
            block = Optional.empty();
        }

        private long masked() {
            int value = (int) checksum.getValue();
            return ((value >>> 15 | value << 17) + 0xa282ead8) & 0xffffffffL;
        }

        /** False where the bytes are no chunk. */
        private boolean startChunk() throws IOException {
            byte[] head = stored().peek(4);
            int type = head[0] & 0xff;
            boolean identifier = Magic.is(stored().peek(10), 0, IDENTIFIER);
            if (first && !identifier) {
                throw corrupt("does not start with its identifier");
            }
            first = false;
            if (type == 0xff && !identifier) {
                return false;
            }
            if (type > PLAIN && type < FIRST_SKIPPABLE) {
                return false;
            }
            stored().required();
            long length = stored().littleEndian(3);
            if (type >= FIRST_SKIPPABLE) {
                stored().required(length);
                return true;
            }
            if (length < 4 || length > STORED_MOST) {
                throw corrupt("holds a chunk of an impossible length");
            }
            expected = stored().littleEndian(4);
            checksum.reset();
            if (type == COMPRESSED) {
                block = Optional.of(
                        new SnappyBlock(stored(), stored().position() + length - 4, MOST, window, this::corrupt));
            } else {
                plain = length - 4;
            }
            return true;
        }
    }
}
