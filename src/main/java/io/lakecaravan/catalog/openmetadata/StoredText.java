package io.lakecaravan.catalog.openmetadata;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as servers store them. From 1.13 on a server cleans a description that a PUT brings as if it were HTML: it drops what
 * looks like a tag and writes quotes, backticks and some signs as entities, while that of a PATCH stays as it is. What
 * became of our own words that way is still ours.
 */
final class StoredText {
    /** Up to the first bracket that closes, as an HTML parser reads it; comments are what cleaning puts between braces. */
    private static final Pattern MARKUP = Pattern.compile("<!--.*?-->|</?[A-Za-z][^>]*>", Pattern.DOTALL);

    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,4}));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

    private StoredText() {}

    /** Whether what stands there may be what became of ours. */
    static boolean isSame(String there, String ours) {
        return there.equals(ours) || plain(there).equals(plain(ours));
    }

    private static String plain(String text) {
        return decoded(MARKUP.matcher(text).replaceAll(""));
    }

    /** With the characters that entities stand for. */
    static String decoded(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
    }
}
