package io.lakecaravan.format.csv;

import java.util.regex.Pattern;

/**
 * What a cell looks like, for telling dialects and headers. Wider than the types that columns get: a decimal comma or
 * {@code 31/12/2024} speak for the dialect, whatever type they end up with.
 */
enum CellShape {
    EMPTY(0),
    NUMBER(1),
    TIME(2),
    OTHER_TYPED(3),
    /** Letters, digits and blanks, as names and codes have. */
    WORDS(4),
    /** With signs that could be delimiters. */
    MIXED(5),
    /** With quotes around it that another dialect would have taken off. */
    QUOTED(6);

    private final int place;

    CellShape(int place) {
        this.place = place;
    }

    /** In arrays of counts. */
    int place() {
        return place;
    }

    private static final int LONGEST_TYPED = 256;
    private static final Pattern NUMBERS = Pattern.compile(
            "[-+(]?[$€£]? ?\\d+(?:[.,]\\d+)*(?:[eE][-+]?\\d{1,3})?[)%]?|[-+]?\\.\\d+|-?(?:NaN|nan|inf|Infinity)");
    private static final Pattern TIMES =
            Pattern.compile("(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4})"
                    + "(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[aApP][mM])?(?: ?(?:Z|UTC|[-+]\\d{2}(?::?\\d{2})?))?)?"
                    + "|\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[aApP][mM])?");
    private static final Pattern OTHERS = Pattern.compile("(?i:true|false|null|n/?a|\\\\n)"
            + "|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
            + "|[a-z]{3,5}://[^ ,;|\"]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|(?:\\d{1,3}\\.){3}\\d{1,3}");

    static CellShape of(CharSequence cell) {
        String text = cell.toString().strip();
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (text.length() <= LONGEST_TYPED) {
            if (NUMBERS.matcher(text).matches()) {
                return NUMBER;
            }
            if (TIMES.matcher(text).matches()) {
                return TIME;
            }
            if (OTHERS.matcher(text).matches()) {
                return OTHER_TYPED;
            }
        }
        if (isQuote(text.charAt(0)) || isQuote(text.charAt(text.length() - 1))) {
            return QUOTED;
        }
        return isMixed(text) ? MIXED : WORDS;
    }

    private static boolean isMixed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (",;|\t^~:@\u0001\u001f".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    boolean isTyped() {
        return this == NUMBER || this == TIME || this == OTHER_TYPED;
    }

    /** How much the cell speaks for the dialect that cut it out, 0 to 1. */
    double weight() {
        return switch (this) {
            case NUMBER, TIME, OTHER_TYPED -> 1;
            case EMPTY, WORDS -> 0.9;
            case MIXED -> 0.4;
            case QUOTED -> 0.2;
        };
    }
}
