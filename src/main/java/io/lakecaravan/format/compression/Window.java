package io.lakecaravan.format.compression;

import io.lakecaravan.format.FormatException;

/** The last 64 kB of expanded bytes, which LZ77 decoders copy from. */
final class Window {
    static final int BYTES = 64 << 10;

    private static final int MASK = BYTES - 1;

    private final byte[] ring = new byte[BYTES];
    private int at;
    private long held;

    /** Whether {@code distance} bytes back there is something. */
    boolean reaches(long distance) {
        return distance > 0 && distance <= Math.min(held, BYTES);
    }

    void put(byte[] bytes, int start, int length) {
        int from = Math.max(0, length - BYTES);
        for (int done = from; done < length; ) {
            int count = Math.min(length - done, BYTES - at);
            System.arraycopy(bytes, start + done, ring, at, count);
            at = (at + count) & MASK;
            done += count;
        }
        held = Math.min(BYTES, held + length);
    }

    /** Copies what lies {@code distance} bytes back, byte by byte, as a copy may overlap what it makes. */
    void copy(int distance, byte[] target, int start, int length) {
        int from = (at - distance) & MASK;
        for (int i = 0; i < length; i++) {
            byte value = ring[from];
            target[start + i] = value;
            ring[at] = value;
            from = (from + 1) & MASK;
            at = (at + 1) & MASK;
        }
        held = Math.min(BYTES, held + length);
    }

    void clear() {
        held = 0;
    }

    /** One block of an LZ77 format, expanded piece by piece. */
    interface Block {
        /** At least one byte, or -1 at the block's end. */
        int read(byte[] target, int start, int length) throws java.io.IOException;
    }

    /** Makes the exception for damage. */
    @FunctionalInterface
    interface Damage {
        FormatException of(String what);
    }
}
