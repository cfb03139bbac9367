package io.lakecaravan.state;

import java.util.regex.Pattern;

/** A server's words as they may be kept: short, and without a token that the server repeats. */
final class Answer {
    private static final Pattern BEARER = Pattern.compile("(?i)\\bBearer\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern JSON_WEB_TOKEN =
            Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private Answer() {}

    static String safe(String text, int longest) {
        // Blanked before it is cut, so that no half token stays; the slack bounds the work on a huge answer.
        String head = cut(text, longest * 4);
        String blanked = JSON_WEB_TOKEN
                .matcher(BEARER.matcher(head).replaceAll("Bearer ***"))
                .replaceAll("***");
        return cut(blanked, longest);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
