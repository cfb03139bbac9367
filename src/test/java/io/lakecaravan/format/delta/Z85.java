package io.lakecaravan.format.delta;

import java.nio.ByteBuffer;

/** Writes what {@link DeletionVectors#decode} reads. */
final class Z85 {
    private static final String ALPHABET =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private Z85() {}

    /** @param bytes a multiple of four */
    static String encode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StringBuilder text = new StringBuilder();
        while (in.hasRemaining()) {
            long value = Integer.toUnsignedLong(in.getInt());
            long divisor = 85L * 85 * 85 * 85;
            for (int i = 0; i < 5; i++) {
                text.append(ALPHABET.charAt((int) (value / divisor % 85)));
                divisor /= 85;
            }
        }
        return text.toString();
    }
}
