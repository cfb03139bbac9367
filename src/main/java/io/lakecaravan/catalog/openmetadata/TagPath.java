package io.lakecaravan.catalog.openmetadata;

/**
 * The full name of a tag, in its two parts.
 *
 * @param classification as it stands in a fully qualified name: with quotes where it has dots
 * @param name without quotes; for a full name without a dot the classification's
 */
public record TagPath(String classification, String name) {
    /** @param tag e.g. {@code PII.Sensitive} or {@code "Lake 2.0".Curated} */
    public static TagPath of(String tag) {
        int end = tag.startsWith("\"") ? tag.indexOf("\".", 1) + 1 : tag.indexOf('.');
        return end <= 0
                ? new TagPath(tag, unquoted(tag))
                : new TagPath(tag.substring(0, end), unquoted(tag.substring(end + 1)));
    }

    static String unquoted(String part) {
        boolean quoted = part.length() > 2 && part.startsWith("\"") && part.endsWith("\"");
        return quoted ? part.substring(1, part.length() - 1) : part;
    }
}
