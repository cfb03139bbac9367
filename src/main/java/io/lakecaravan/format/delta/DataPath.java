package io.lakecaravan.format.delta;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.TableRoot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths of data files: RFC 2396 URIs, relative to the table's root or absolute. */
final class DataPath {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*", Pattern.DOTALL);

    private DataPath() {}

    /** The key relative to the root. */
    static String of(TableRoot root, String path) throws FormatException {
        String plain = decoded(path);
        if (!plain.startsWith("/") && !SCHEME.matcher(path).matches()) {
            return plain;
        }
        return relative(root.name(), plain)
                .orElseThrow(() -> new FormatException(
                        FindingCode.DELTA_FEATURE_UNSUPPORTED,
                        "a data file lies outside of the table's root, as in a shallow clone; it is not read"));
    }

    private static Optional<String> relative(String root, String path) {
        String same = path.replaceFirst("^s3[an]:", "s3:").replaceFirst("^file:/*", "/");
        return same.startsWith(root) ? Optional.of(same.substring(root.length())) : Optional.empty();
    }

    /** Percent signs that are no escape stay: some writers do not encode. */
    static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        byte[] text = path.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; i++) {
            int high = text[i] == '%' && i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text[i + 2], 16);
            if (low < 0) {
                out.write(text[i]);
            } else {
                out.write(high << 4 | low);
                i += 2;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
