package io.lakecaravan.format.excel;

import java.nio.charset.StandardCharsets;

/** Looks for the names of a workbook's parts in the first bytes of an archive. */
final class ArchiveNames {
    private static final int NAME = 30;
    private static final String OPEN_DOCUMENT = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

    private ArchiveNames() {}

    static boolean isWorkbook(byte[] head) {
        if (head.length < NAME || !isEntry(head, 0)) {
            return false;
        }
        boolean isPackage = false;
        for (int at = 0; at < head.length - NAME; at++) {
            if (!isEntry(head, at)) {
                continue;
            }
            String name = text(head, at + NAME, Math.min(200, (head[at + 26] & 0xff) | (head[at + 27] & 0xff) << 8));
            if (name.startsWith("xl/") || name.startsWith("xl\\")) {
                return true;
            }
            if (text(head, at + NAME, OPEN_DOCUMENT.length()).equals(OPEN_DOCUMENT)) {
                return true;
            }
            if (name.startsWith("word/") || name.startsWith("ppt/")) {
                return false;
            }
            isPackage |= name.equals("[Content_Types].xml") || name.endsWith("/workbook.xml");
        }
        // Where the names in sight do not say which kind of package it is, the reader will.
        return isPackage;
    }

    private static boolean isEntry(byte[] head, int at) {
        return head[at] == 'P' && head[at + 1] == 'K' && head[at + 2] == 3 && head[at + 3] == 4;
    }

    private static String text(byte[] head, int start, int length) {
        int end = Math.min(head.length, start + length);
        return start >= end ? "" : new String(head, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
