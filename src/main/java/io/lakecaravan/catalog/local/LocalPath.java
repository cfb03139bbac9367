package io.lakecaravan.catalog.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the file of a table lies: {@code tables/<source>/<bucket>/<table>.json}, one folder per {@code /} in the name.
 *
 * <p>Names come from strangers. A part keeps ASCII letters, digits and harmless signs; every other byte of its UTF-8 is
 * percent-encoded (also letters beyond ASCII: what a path may hold depends on the machine's locale). A {@code %} is
 * therefore always followed by two capital hexadecimal digits, except in {@code %} for an empty part, {@code %-<hash>}
 * after a part that was cut, and {@code %~<hash>} after capitals where the file system ignores case. Different tables have
 * different paths, none leads out of the directory.
 */
final class LocalPath {
    /** Folder of all tables. */
    static final String TABLES = "tables";

    private static final int LONGEST_PART = 200;
    private static final String SAFE =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.=+,@()[]{}~!#$&^ ";
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final CaseRule caseRule;

    LocalPath(CaseRule caseRule) {
        this.caseRule = caseRule;
    }

    String of(String source, String bucket, String name) {
        List<String> parts = new ArrayList<>(List.of(TABLES, folder(source), folder(bucket)));
        String[] segments = name.split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            parts.add(folder(segments[i]));
        }
        return String.join("/", parts) + "/" + part(segments[segments.length - 1]) + ".json";
    }

    /** A folder must not look like the file of a table with the same beginning, or like a half-written one. */
    private String folder(String segment) {
        String part = part(segment);
        String lower = part.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".json") && !lower.endsWith(".tmp")) {
            return part;
        }
        int dot = part.lastIndexOf('.');
        return part.substring(0, dot) + "%2E" + part.substring(dot + 1);
    }

    private String part(String segment) {
        if (segment.isEmpty()) {
            return "%";
        }
        String encoded = encode(segment);
        if (encoded.length() > LONGEST_PART) {
            encoded = cut(encoded) + "%-" + hash(segment);
        }
        boolean capitals = !segment.equals(segment.toLowerCase(Locale.ROOT));
        return caseRule == CaseRule.INSENSITIVE && capitals ? encoded + "%~" + hash(segment) : encoded;
    }

    private static String encode(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        boolean device = DEVICE.matcher(segment).matches();
        for (int i = 0; i < bytes.length; i++) {
            char letter = (char) (bytes[i] & 0xFF);
            boolean edge = i == 0 || i == bytes.length - 1;
            // Dots and spaces at an edge: "..", hidden files, and names that Windows shortens.
            boolean unsafe =
                    SAFE.indexOf(letter) < 0 || (edge && (letter == '.' || letter == ' ')) || (device && i == 0);
            text.append(unsafe ? "%" + HexFormat.of().withUpperCase().toHexDigits(bytes[i]) : letter);
        }
        return text.toString();
    }

    private static String cut(String encoded) {
        int end = LONGEST_PART - 40;
        int percent = encoded.lastIndexOf('%', end - 1);
        return encoded.substring(0, percent > end - 3 ? percent : end);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
