package io.lakecaravan.format.excel;

/** Small numbers in attributes. */
final class Digits {
    private static final int LONGEST = 9;

    private Digits() {}

    /** -1 where the text is no number that is not negative and fits. */
    static int number(String text) {
        return number(text, 0, text.length());
    }

    static int number(String text, int start, int end) {
        if (start >= end || end - start > LONGEST) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
