package io.lakecaravan.corpora;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Damages bytes in the ways in which files are damaged, by chance or on purpose. */
enum Mutation {
    FLIPPED_BITS {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            byte[] changed = bytes.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return changed;
        }
    },
    CHANGED_BYTES {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            byte[] changed = bytes.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                changed[random.nextInt(changed.length)] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : TELLING[random.nextInt(TELLING.length)];
            }
            return changed;
        }
    },
    TRUNCATED {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
    },
    /** The start of one file and the end of another. */
    SPLICED {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            int start = random.nextInt(bytes.length);
            return join(bytes, 0, start, other, random.nextInt(other.length), other.length);
        }
    },
    /** A number of 2 to 8 bytes, in either order, that is far too large, negative or just beyond the file. */
    HUGE_LENGTH {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            byte[] changed = bytes.clone();
            long[] values = {
                Long.MAX_VALUE, Integer.MAX_VALUE, -1, 1L << 31, bytes.length + 1L, 1 << 24, 0xffff, 1L << 40
            };
            long value = values[random.nextInt(values.length)];
            int width = 2 << random.nextInt(3);
            boolean little = random.nextBoolean();
            int at = random.nextInt(changed.length);
            for (int i = 0; i < width && at + i < changed.length; i++) {
                changed[at + i] = (byte) (value >>> 8 * (little ? i : width - 1 - i));
            }
            return changed;
        }
    },
    /** As variable-length numbers have it: bytes with their highest bit set, then one without. */
    HUGE_VARINT {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(changed.length);
            int end = Math.min(changed.length, at + 1 + random.nextInt(9));
            Arrays.fill(changed, at, end, (byte) 0xff);
            if (end < changed.length) {
                changed[end] &= 0x7f;
            }
            return changed;
        }
    },
    REPEATED {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            int start = random.nextInt(bytes.length);
            int end = start + 1 + random.nextInt(Math.min(bytes.length - start, 4096));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, end);
            for (int i = random.nextInt(20); i >= 0; i--) {
                out.write(bytes, start, end - start);
            }
            out.write(bytes, end, bytes.length - end);
            return out.toByteArray();
        }
    },
    LEFT_OUT {
        @Override
        byte[] of(byte[] bytes, byte[] other, Random random) {
            int start = random.nextInt(bytes.length);
            int end = start + random.nextInt(Math.min(bytes.length - start, 512));
            return join(bytes, 0, start, bytes, end, bytes.length);
        }
    };

    private static final byte[] TELLING = {
        0, 1, -1, 127, -128, '"', '\'', ',', '{', '}', '[', ']', ':', '<', '>', '\n', '-', '9', 'e', '.'
    };

    /**
     * @param bytes at least one
     * @param other another file of the format, at least one byte
     */
    abstract byte[] of(byte[] bytes, byte[] other, Random random);

    private static byte[] join(byte[] a, int aStart, int aEnd, byte[] b, int bStart, int bEnd) {
        byte[] joined = Arrays.copyOf(Arrays.copyOfRange(a, aStart, aEnd), aEnd - aStart + bEnd - bStart);
        System.arraycopy(b, bStart, joined, aEnd - aStart, bEnd - bStart);
        return joined;
    }
}
