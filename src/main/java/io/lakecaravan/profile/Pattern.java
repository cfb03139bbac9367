package io.lakecaravan.profile;

/** The shape of a text: {@code A} for a capital, {@code a} for another letter, {@code 9} for a digit, marks as they are. */
final class Pattern {
    private static final int LONGEST = 32;

    private Pattern() {}

    /** Texts that differ in letters and digits alone have one shape; what lies behind 32 characters is dots. */
    static String of(String text) {
        StringBuilder shape = new StringBuilder();
        int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        text.substring(0, end).codePoints().forEach(c -> shape.append(sign(c)));
        return shape.append(end < text.length() ? "..." : "").toString();
    }

    private static char sign(int c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        if (Character.isLetter(c)) {
            return Character.isUpperCase(c) ? 'A' : 'a';
        }
        return c >= ' ' && c < 127 ? (char) c : '?';
    }
}
