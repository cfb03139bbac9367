package io.lakecaravan.s3;

/** Entity tags as HTTP writes them (RFC 9110, 8.8.3) and as we keep them. */
final class ETags {
    private ETags() {}

    /** Without the quotes; a weak tag stays as it is. */
    static String bare(String header) {
        boolean quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        return quoted ? header.substring(1, header.length() - 1) : header;
    }

    /** As {@code If-Match} wants it. */
    static String quoted(String bare) {
        return "\"" + bare + "\"";
    }

    /** If-Match compares strongly, so a weak tag would never match. */
    static boolean isStrong(String bare) {
        return !bare.startsWith("W/");
    }
}
