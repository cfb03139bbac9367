package io.lakecaravan.format.excel;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compound files ([MS-CFB]): what is in them, by the names in the first sector of their directory. */
final class Ole2 {
    private static final byte[] MAGIC = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };

    private static final int HEADER = 512;

    /** Four entries in each sector of 512 bytes; the streams of a workbook may be in later ones. */
    private static final int DIRECTORY = 4096;

    private Ole2() {}

    static boolean isOle2(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Where the directory begins; -1 where the header does not say. */
    private static long directory(byte[] head) {
        if (head.length < HEADER) {
            return -1;
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int shift = bytes.getShort(30);
        long sector = Integer.toUnsignedLong(bytes.getInt(48));
        return shift < 7 || shift > 20 ? -1 : (sector + 1) << shift;
    }

    static boolean isEncryptedPackage(ObjectSource source) throws IOException {
        byte[] head = source.read(0, (int) Math.min(HEADER, source.size()));
        long start = isOle2(head) ? directory(head) : -1;
        if (start < 0 || start >= source.size()) {
            return false;
        }
        byte[] directory = source.read(start, (int) Math.min(DIRECTORY, source.size() - start));
        return names(directory, 0, "EncryptedPackage");
    }

    /** Whether the head shows that a workbook is inside; where the directory lies further behind, nothing is shown. */
    static boolean showsWorkbook(byte[] head) {
        long start = directory(head);
        return start >= 0
                && start < head.length
                && (names(head, (int) start, "Workbook")
                        || names(head, (int) start, "Book")
                        || names(head, (int) start, "EncryptedPackage"));
    }

    static boolean showsDirectory(byte[] head) {
        long start = directory(head);
        return start >= 0 && start + DIRECTORY <= head.length;
    }

    private static boolean names(byte[] bytes, int start, String name) {
        byte[] wanted = (name + '\0').getBytes(StandardCharsets.UTF_16LE);
        int end = Math.min(bytes.length, start + DIRECTORY) - wanted.length;
        for (int at = start; at <= end; at += 2) {
            boolean begins = (at - start) % 128 == 0;
            if (begins && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
