package io.lakecaravan.tag.detect.checksum;

/** Dates within numbers. A day is checked against its month's longest length: the century is often unknown. */
public final class CalendarDigits {
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CalendarDigits() {}

    /** Year, month, day in two digits each. */
    public static boolean yymmdd(String digits, int at) {
        return isDay(two(digits, at + 2), two(digits, at + 4));
    }

    /** Day, month, year in two digits each. */
    public static boolean ddmmyy(String digits, int at) {
        return isDay(two(digits, at + 2), two(digits, at));
    }

    /** Year in four digits, of a person that can be alive, then month and day. */
    public static boolean yyyymmdd(String digits, int at) {
        int year = 100 * two(digits, at) + two(digits, at + 2);
        return year >= 1900 && year <= 2030 && isDay(two(digits, at + 4), two(digits, at + 6));
    }

    /** Whether there is such a day in such a month, 1 to 12. */
    public static boolean isDay(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
    }

    /** Two digits as a number. */
    public static int two(String digits, int at) {
        return 10 * Weighted.digit(digits, at) + Weighted.digit(digits, at + 1);
    }
}
