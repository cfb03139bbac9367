package io.lakecaravan.catalog.openmetadata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Names and fully qualified names as OpenMetadata wants them.
 *
 * <p>A quote in a column name is accepted once and then breaks every later call on the table (observed with 1.12.6), so
 * each forbidden sequence is replaced before anything is sent, the way the official client does it.
 */
final class OpenMetadataNames {
    static final int MAX_NAME = 256;

    private OpenMetadataNames() {}

    /** A legal name: the same text gives the same name, and a changed one keeps its original in displayName. */
    static String legal(String name) {
        String replaced = name.replace("::", "__reserved__colon__")
                .replace(">", "__reserved__arrow__")
                .replace("\"", "__reserved__quote__");
        StringBuilder clean = new StringBuilder(replaced.length());
        replaced.codePoints().forEach(c -> clean.appendCodePoint(isForbidden(c) ? '_' : c));
        String result = clean.isEmpty() ? "_" : clean.toString();
        if (result.length() <= MAX_NAME) {
            return result;
        }
        String suffix = "_" + md5(name);
        int cut = MAX_NAME - suffix.length();
        if (Character.isHighSurrogate(result.charAt(cut - 1))) {
            cut--;
        }
        return result.substring(0, cut) + suffix;
    }

    /** Control characters, what the server's pattern takes for a line end, and halves of a surrogate pair. */
    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Parts joined by dots; a part that holds a dot is quoted. */
    static String fqn(String... parts) {
        return Arrays.stream(parts)
                .map(part -> part.contains(".") ? "\"" + part + "\"" : part)
                .collect(Collectors.joining("."));
    }

    /** One path segment of a URL: everything but unreserved characters is percent-encoded, a slash too. */
    static String urlSegment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
