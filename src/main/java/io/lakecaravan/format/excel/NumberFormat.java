package io.lakecaravan.format.excel;

import java.util.Map;

/**
 * What a number format makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31): only the first section counts, and of it
 * only the letters outside of quotes, brackets and escapes.
 */
enum NumberFormat {
    NUMBER,
    DATE,
    DATE_AND_TIME,
    TIME,
    /** Hours that go on beyond 24, as {@code [h]:mm}. */
    ELAPSED;

    private static final int LONGEST = 255;

    /** Formats by number that files do not spell out, apart from those that are plain numbers. */
    private static final Map<Integer, String> IMPLIED = Map.ofEntries(
            Map.entry(9, "0%"),
            Map.entry(10, "0.00%"),
            Map.entry(14, "mm-dd-yy"),
            Map.entry(15, "d-mmm-yy"),
            Map.entry(16, "d-mmm"),
            Map.entry(17, "mmm-yy"),
            Map.entry(18, "h:mm AM/PM"),
            Map.entry(19, "h:mm:ss AM/PM"),
            Map.entry(20, "h:mm"),
            Map.entry(21, "h:mm:ss"),
            Map.entry(22, "m/d/yy h:mm"),
            Map.entry(45, "mm:ss"),
            Map.entry(46, "[h]:mm:ss"),
            Map.entry(47, "mmss.0"));

    /** Numbers that East Asian versions of Excel use for dates, by the specification's lists per language. */
    private static final String EAST_ASIAN_DATE = "yyyy-mm-dd";

    /** The code of a number that the file does not define; empty for general and plain numbers. */
    static String implied(int id) {
        boolean isEastAsian = id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id == 57 || id == 58;
        return isEastAsian ? EAST_ASIAN_DATE : IMPLIED.getOrDefault(id, "");
    }

    static NumberFormat of(String code) {
        boolean date = false;
        boolean time = false;
        boolean month = false;
        int length = Math.min(code.length(), LONGEST);
        for (int i = 0; i < length; i++) {
            char c = Character.toLowerCase(code.charAt(i));
            switch (c) {
                case '"' -> i = end(code, i, '"');
                case '[' -> {
                    int end = end(code, i, ']');
                    if (isElapsed(code, i + 1, end)) {
                        return ELAPSED;
                    }
                    i = end;
                }
                case '\\', '_', '*' -> i++;
                case ';' -> i = length;
                case 'y', 'd' -> date = true;
                case 'h', 's' -> time = true;
                case 'm' -> month = true;
                case 'g' -> i = code.regionMatches(true, i, "general", 0, 7) ? i + 6 : i;
                case 'a' -> {
                    boolean isHalf =
                            code.regionMatches(true, i, "am/pm", 0, 5) || code.regionMatches(true, i, "a/p", 0, 3);
                    time |= isHalf;
                    i = isHalf ? code.indexOf('/', i) + (code.regionMatches(true, i, "am/pm", 0, 5) ? 2 : 1) : i;
                }
                default -> {
                    // Digits, signs and literals say nothing.
                }
            }
        }
        return kind(date || month && !time, time);
    }

    private static NumberFormat kind(boolean date, boolean time) {
        if (date) {
            return time ? DATE_AND_TIME : DATE;
        }
        return time ? TIME : NUMBER;
    }

    private static int end(String code, int start, char sign) {
        int end = code.indexOf(sign, start + 1);
        return end < 0 ? code.length() : end;
    }

    private static boolean isElapsed(String code, int start, int end) {
        if (start >= end) {
            return false;
        }
        return code.substring(start, end).chars().allMatch(c -> "hHmMsS".indexOf(c) >= 0);
    }
}
