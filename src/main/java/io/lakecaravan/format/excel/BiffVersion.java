package io.lakecaravan.format.excel;

import java.util.Optional;

/** Version of a stream of BIFF records, by its first one. */
enum BiffVersion {
    BIFF2,
    BIFF3,
    BIFF4,
    BIFF5,
    BIFF8;

    private static final int VERSION_8 = 0x0600;

    static Optional<BiffVersion> of(byte[] stream) {
        if (stream.length < 8) {
            return Optional.empty();
        }
        int id = word(stream, 0);
        int length = word(stream, 2);
        int kind = word(stream, 6);
        boolean isBegin = length >= 4 && length <= 16 && (kind & 0xff8f) == 0 || kind == 0x100 || kind == 0x05;
        if (!isBegin) {
            return Optional.empty();
        }
        return switch (id) {
            case 0x0009 -> Optional.of(BIFF2);
            case 0x0209 -> Optional.of(BIFF3);
            case 0x0409 -> Optional.of(BIFF4);
            case 0x0809 -> Optional.of(word(stream, 4) == VERSION_8 ? BIFF8 : BIFF5);
            default -> Optional.empty();
        };
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    /** Whether sheets are behind each other, each with a beginning of its own. */
    boolean hasSheets() {
        return this == BIFF5 || this == BIFF8;
    }
}
