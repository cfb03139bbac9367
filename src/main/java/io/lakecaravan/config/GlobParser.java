package io.lakecaravan.config;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a {@link Glob}. */
final class GlobParser {
    static final int MOST_ALTERNATIVES = 100;
    static final int LONGEST_PATTERN = 2_000;

    private GlobParser() {}

    /** The patterns without braces that a pattern with braces stands for, in the order written. */
    static List<String> alternatives(String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("the pattern is empty; '**' matches every key");
        }
        if (pattern.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("the pattern has " + pattern.length() + " characters; the most is "
                    + LONGEST_PATTERN + ". Split it into several patterns");
        }
        List<String> open = new ArrayList<>(List.of(pattern));
        List<String> done = new ArrayList<>();
        while (!open.isEmpty()) {
            String text = open.remove(0);
            int brace = firstOutsideOfClasses(text, '{', 0);
            if (brace < 0) {
                done.add(text);
            } else {
                open.addAll(0, expand(text, brace));
            }
            if (open.size() + done.size() > MOST_ALTERNATIVES) {
                throw new IllegalArgumentException("the braces stand for more than " + MOST_ALTERNATIVES
                        + " patterns. Split the pattern into several");
            }
        }
        return done;
    }

    private static List<String> expand(String text, int brace) {
        List<Integer> cuts = new ArrayList<>(List.of(brace));
        int depth = 0;
        int end = -1;
        for (int at = brace + 1; at < text.length() && end < 0; at++) {
            char character = text.charAt(at);
            if (character == '\\') {
                at++;
            } else if (character == '{') {
                depth++;
            } else if (character == '}' && depth-- == 0) {
                end = at;
            } else if (character == ',' && depth == 0) {
                cuts.add(at);
            }
        }
        if (end < 0) {
            throw new IllegalArgumentException(
                    "the '{' at character " + (brace + 1) + " of '" + text + "' is not closed by a '}'");
        }
        cuts.add(end);
        List<String> texts = new ArrayList<>();
        for (int cut = 0; cut + 1 < cuts.size(); cut++) {
            texts.add(text.substring(0, brace)
                    + text.substring(cuts.get(cut) + 1, cuts.get(cut + 1))
                    + text.substring(end + 1));
        }
        return texts;
    }

    private static int firstOutsideOfClasses(String text, char wanted, int from) {
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\\') {
                at++;
            } else if (character == '[') {
                at = Math.max(at, endOfClass(text, at));
            } else if (character == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Place of the closing bracket, or -1. A bracket directly after the opening one stands for itself. */
    private static int endOfClass(String text, int open) {
        int first = open + 1;
        if (first < text.length() && text.charAt(first) == '!') {
            first++;
        }
        return text.indexOf(']', first + 1);
    }

    /** The steps of a pattern without braces. */
    static List<GlobToken> tokens(String text) {
        List<GlobToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (character == '*') {
                at = stars(text, at, tokens);
            } else if (character == '[') {
                int end = endOfClass(text, at);
                if (end < 0) {
                    throw new IllegalArgumentException(
                            "the '[' at character " + (at + 1) + " of '" + text + "' is not closed by a ']'");
                }
                tokens.add(oneOf(text.substring(at + 1, end)));
                at = end + 1;
            } else if (character == '?') {
                tokens.add(new GlobToken.AnyOne());
                at++;
            } else {
                at += character == '\\' ? 1 : 0;
                if (at == text.length()) {
                    throw new IllegalArgumentException(
                            "'" + text + "' ends in '\\', which must be followed by the character it quotes");
                }
                int literal = text.codePointAt(at);
                tokens.add(new GlobToken.Literal(literal));
                at += Character.charCount(literal);
            }
        }
        return List.copyOf(tokens);
    }

    private static int stars(String text, int from, List<GlobToken> tokens) {
        int end = from;
        while (end < text.length() && text.charAt(end) == '*') {
            end++;
        }
        boolean startsFolder = from == 0 || text.charAt(from - 1) == '/';
        if (end - from == 1) {
            tokens.add(new GlobToken.Many(false));
        } else if (startsFolder && end < text.length() && text.charAt(end) == '/') {
            tokens.add(new GlobToken.Folders());
            end++;
        } else {
            tokens.add(new GlobToken.Many(true));
        }
        return end;
    }

    private static GlobToken oneOf(String inside) {
        boolean negated = inside.startsWith("!");
        int[] characters = inside.substring(negated ? 1 : 0).codePoints().toArray();
        List<GlobToken.Range> ranges = new ArrayList<>();
        for (int at = 0; at < characters.length; at++) {
            boolean range = at + 2 < characters.length && characters[at + 1] == '-';
            int last = range ? characters[at + 2] : characters[at];
            if (last < characters[at]) {
                throw new IllegalArgumentException("the range in '[" + inside + "]' runs backwards");
            }
            ranges.add(new GlobToken.Range(characters[at], last));
            at += range ? 2 : 0;
        }
        return new GlobToken.OneOf(List.copyOf(ranges), negated);
    }
}
