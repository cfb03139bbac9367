package io.lakecaravan.schema;

/**
 * The signs in numbers as people write them: a point or a comma before the fraction, and something or nothing between
 * groups of three digits.
 */
enum NumberMarks {
    COMMA(',', '\0', "decimal comma"),
    COMMA_AND_POINT(',', '.', "decimal comma, points between thousands"),
    COMMA_AND_BLANK(',', ' ', "decimal comma, blanks between thousands"),
    COMMA_AND_APOSTROPHE(',', '\'', "decimal comma, apostrophes between thousands"),
    POINT_AND_COMMA('.', ',', "commas between thousands"),
    POINT_AND_BLANK('.', ' ', "blanks between thousands"),
    POINT_AND_APOSTROPHE('.', '\'', "apostrophes between thousands");

    private static final char NO_BREAK = '\u00a0';
    private static final char NARROW_NO_BREAK = '\u202f';
    private static final char TYPOGRAPHIC_APOSTROPHE = '\u2019';

    private final char decimal;
    private final char group;
    private final String description;

    NumberMarks(char decimal, char group, String description) {
        this.decimal = decimal;
        this.group = group;
        this.description = description;
    }

    boolean hasComma() {
        return decimal == ',';
    }

    String description() {
        return description;
    }

    /**
     * Digits before the fraction in the upper and of the fraction in the lower half, or -1 where the text is no such
     * number. Leading zeros and plus signs make it none, as in {@link NumberScan}.
     */
    long extent(String text, int from, int to) {
        int at = from < to && text.charAt(from) == '-' ? from + 1 : from;
        int start = at;
        while (at < to && NumberScan.isDigit(text.charAt(at))) {
            at++;
        }
        int whole = at - start;
        if (whole == 0 || (whole > 1 && text.charAt(start) == '0')) {
            return -1;
        }
        if (at < to && isGroup(text.charAt(at))) {
            if (whole > 3 || text.charAt(start) == '0') {
                return -1;
            }
            while (at < to && isGroup(text.charAt(at))) {
                int digits = NumberScan.skipDigits(text, at + 1, to) - at - 1;
                if (digits != 3) {
                    return -1;
                }
                whole += 3;
                at += 4;
            }
        }
        int scale = 0;
        if (at < to && text.charAt(at) == decimal) {
            int end = NumberScan.skipDigits(text, at + 1, to);
            scale = end - at - 1;
            if (scale == 0) {
                return -1;
            }
            at = end;
        }
        boolean zero = whole == 1 && text.charAt(start) == '0';
        return at == to ? (long) (zero ? 0 : whole) << 32 | scale : -1;
    }

    /** The number without marks between groups and with a point. */
    String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == decimal) {
                plain.append('.');
            } else if (!isGroup(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    boolean hasBlanks() {
        return group == ' ';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == NO_BREAK || c == NARROW_NO_BREAK;
    }

    private boolean isGroup(char c) {
        if (group == ' ') {
            return isBlank(c);
        }
        return group != '\0' && (c == group || (group == '\'' && c == TYPOGRAPHIC_APOSTROPHE));
    }
}
