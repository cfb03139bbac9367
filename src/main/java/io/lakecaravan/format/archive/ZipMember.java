package io.lakecaravan.format.archive;

/**
 * An entry of a zip's central directory (APPNOTE 4.3.12).
 *
 * @param header offset of its local header
 * @param stored bytes in the archive
 * @param expanded bytes as the directory says
 */
record ZipMember(String name, int flags, int method, long checksum, long stored, long expanded, long header) {
    private static final int ENCRYPTED = 1;
    private static final int STRONG_ENCRYPTION = 1 << 6;
    private static final int MASKED_DIRECTORY = 1 << 13;

    /** Bytes of a local header without name and extra field. */
    static final int LOCAL_HEADER = 30;

    boolean isEncrypted() {
        return (flags & (ENCRYPTED | STRONG_ENCRYPTION | MASKED_DIRECTORY)) != 0 || method == 99;
    }

    boolean isFolder() {
        return name.endsWith("/") || name.endsWith("\\");
    }
}
