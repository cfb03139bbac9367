package io.lakecaravan.schema;

/**
 * Looks at a text as a number, without allocating and without exceptions. Reused for many texts.
 *
 * <p>A number is {@code -?digits}, with an optional fraction and an optional exponent, in ASCII. A leading zero before
 * another digit, a plus sign, thousands marks and a bare point at the end make it no number: such texts are codes and
 * list marks more often, and a number would lose them. {@code -0} is the number zero.
 */
final class NumberScan {
    enum Kind {
        NONE,
        INTEGER,
        DECIMAL,
        /** With an exponent, or one of the words for not-a-number and infinity. */
        REAL
    }

    private int wholeDigits;
    private int scale;
    private long value;
    private boolean fitsLong;

    /** Of {@code text} from {@code start} to before {@code end}. */
    Kind scan(String text, int start, int end) {
        wholeDigits = 0;
        scale = 0;
        int at = start;
        boolean negative = at < end && text.charAt(at) == '-';
        if (negative) {
            at++;
        }
        if (at < end && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
            return isWord(text, start, end) ? Kind.REAL : Kind.NONE;
        }
        int digits = at;
        at = scanWhole(text, at, end, negative);
        if (at - digits > 1 && text.charAt(digits) == '0') {
            return Kind.NONE;
        }
        boolean zero = at - digits == 1 && text.charAt(digits) == '0';
        wholeDigits = zero ? 0 : at - digits;
        if (at == end) {
            return at > digits ? Kind.INTEGER : Kind.NONE;
        }
        if (text.charAt(at) == '.') {
            int point = at;
            at = skipDigits(text, at + 1, end);
            scale = at - point - 1;
            if (scale == 0) {
                return Kind.NONE;
            }
        } else if (at == digits) {
            return Kind.NONE;
        }
        if (at == end) {
            return Kind.DECIMAL;
        }
        return isExponent(text, at, end) && isDouble(text, start, at, end) ? Kind.REAL : Kind.NONE;
    }

    /** Digits before the point, 0 for a zero there. */
    int wholeDigits() {
        return wholeDigits;
    }

    /** Digits after the point. */
    int scale() {
        return scale;
    }

    /** Whether the last integer fits 32 bits. */
    boolean fitsInt() {
        return fitsLong && value == (int) value;
    }

    /** Whether the last integer fits 64 bits. */
    boolean fitsLong() {
        return fitsLong;
    }

    /** Counts below zero, whose range is wider by one. */
    private int scanWhole(String text, int start, int end, boolean negative) {
        value = 0;
        fitsLong = true;
        int at = start;
        for (; at < end && isDigit(text.charAt(at)); at++) {
            int digit = text.charAt(at) - '0';
            fitsLong = fitsLong && value >= (Long.MIN_VALUE + digit) / 10;
            value = value * 10 - digit;
        }
        if (!negative) {
            fitsLong = fitsLong && value != Long.MIN_VALUE;
            value = -value;
        }
        return at;
    }

    private static boolean isExponent(String text, int at, int end) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int digits = at + 1;
        if (digits < end && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
            digits++;
        }
        return digits < end && skipDigits(text, digits, end) == end;
    }

    /** Out of range it is no number: {@code 12e4567} is rather a piece of a hash. */
    private static boolean isDouble(String text, int start, int exponent, int end) {
        double parsed = Double.parseDouble(text.substring(start, end));
        return !Double.isInfinite(parsed) && (parsed != 0 || isZero(text, start, exponent));
    }

    private static boolean isZero(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(String text, int start, int end) {
        return switch (end - start) {
            case 3 -> matches(text, start, "NaN", "nan", "inf", "Inf");
            case 4 -> matches(text, start, "-inf", "-Inf");
            case 8 -> matches(text, start, "Infinity", "infinity");
            case 9 -> matches(text, start, "-Infinity", "-infinity");
            default -> false;
        };
    }

    private static boolean matches(String text, int start, String... words) {
        for (String word : words) {
            if (text.startsWith(word, start)) {
                return true;
            }
        }
        return false;
    }

    static int skipDigits(String text, int start, int end) {
        int at = start;
        while (at < end && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
