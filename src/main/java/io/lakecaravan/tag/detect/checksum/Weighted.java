package io.lakecaravan.tag.detect.checksum;

/** Sums of digits times weights, on which most national check digits rest. */
public final class Weighted {
    private Weighted() {}

    /**
     * The digits from the first on, each times its weight.
     *
     * @param digits at least as many ASCII digits as there are weights
     */
    public static int sum(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }

    /** The digit at a place. */
    public static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    /** The last digit. */
    public static int last(String digits) {
        return digits.charAt(digits.length() - 1) - '0';
    }

    /** The digits from one place up to but without another as a number. At most 18 of them. */
    public static long number(String digits, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + (digits.charAt(i) - '0');
        }
        return number;
    }

    /** Whether a text has ASCII digits alone from one place up to but without another. */
    public static boolean isDigits(String text, int from, int to) {
        if (to > text.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether a text has upper-case ASCII letters alone from one place up to but without another. */
    public static boolean isLetters(String text, int from, int to) {
        if (to > text.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    /** Whether all digits are the same: placeholders, which pass many checks. */
    public static boolean isOneDigit(String digits) {
        for (int i = 1; i < digits.length(); i++) {
            if (digits.charAt(i) != digits.charAt(0)) {
                return false;
            }
        }
        return true;
    }
}
