package io.lakecaravan.schema;

import java.time.YearMonth;
import java.util.Locale;

/**
 * Takes a date apart that is not written as ISO 8601 has it: three numbers in an order that one date alone need not
 * tell, or the name of a month among two; then perhaps a time of day, which may be one of twelve hours, and a zone.
 * Reused for many texts.
 *
 * <p>Years have four digits or two; those of two are 1969 to 2068, as in POSIX.
 */
final class WrittenDate {
    private static final int PIVOT = 69;
    private static final int HOURS_AND_MINUTES = 5;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 50;

    private String text = "";
    private int at;
    private int end;
    private final int[] numbers = new int[3];
    private final int[] digits = new int[3];
    private char separator;
    private int possible;
    private boolean dated;
    private boolean timed;
    private boolean twelve;
    private String zone = "";
    private int hour;
    private int minute;
    private int second;
    private String fraction = "";

    /** Whether the text is a date, a date with a time, or a time with AM or PM or of two digits each for hours and minutes. */
    boolean scan(String value, int from, int to) {
        text = value;
        at = from;
        end = to;
        possible = 0;
        dated = false;
        timed = false;
        twelve = false;
        zone = "";
        fraction = "";
        separator = 0;
        if (to - from < SHORTEST || to - from > LONGEST) {
            return false;
        }
        if (isTimeFirst()) {
            return scanTime() && (twelve || end - from == HOURS_AND_MINUTES) && at == end;
        }
        dated = true;
        if (!scanDate() || possible == 0) {
            return false;
        }
        if (at == end) {
            return true;
        }
        accept(',');
        if (!accept(' ') && !accept('T')) {
            return false;
        }
        timed = true;
        return scanTime() && scanZone() && at == end;
    }

    private boolean isTimeFirst() {
        return end - at > 2 && (text.charAt(at + 1) == ':' || text.charAt(at + 2) == ':');
    }

    private boolean scanDate() {
        if (Character.isLetter(text.charAt(at))) {
            return scanNameFirst();
        }
        if (!number(0, 4)) {
            return false;
        }
        if (at >= end) {
            return false;
        }
        separator = text.charAt(at);
        if (separator != '-' && separator != '/' && separator != '.' && separator != ' ') {
            return false;
        }
        at++;
        if (separator == '.') {
            accept(' ');
        }
        if (at < end && Character.isLetter(text.charAt(at))) {
            return scanNameSecond();
        }
        if (separator == ' ' || !number(1, 2) || !accept(separator) || !number(2, 4)) {
            return false;
        }
        if (digits[0] == 4) {
            note(DateLayout.YEAR_MONTH_DAY, 0, 1, 2);
        } else if (digits[2] == 4) {
            note(DateLayout.DAY_MONTH_YEAR, 2, 1, 0);
            note(DateLayout.MONTH_DAY_YEAR, 2, 0, 1);
        } else if (digits[0] <= 2 && digits[2] == 2 && isTwoDigits()) {
            note(DateLayout.DAY_MONTH_YEAR, 2, 1, 0);
            note(DateLayout.MONTH_DAY_YEAR, 2, 0, 1);
            if (digits[0] == 2) {
                note(DateLayout.YEAR_MONTH_DAY, 0, 1, 2);
            }
        }
        return true;
    }

    /** {@code 1.2.03} is rather the number of a version. */
    private boolean isTwoDigits() {
        return separator == '/' || (digits[0] == 2 && digits[1] == 2);
    }

    /** {@code Jan 12, 2024}. */
    private boolean scanNameFirst() {
        int month = month();
        separator = at < end ? text.charAt(at) : 0;
        if (month == 0 || !(accept(' ') || accept('-')) || !number(0, 2)) {
            return false;
        }
        accept(',');
        if (!(accept(' ') || accept('-')) || !number(2, 4)) {
            return false;
        }
        numbers[1] = month;
        digits[1] = 2;
        note(DateLayout.NAME_DAY_YEAR, 2, 1, 0);
        return true;
    }

    /** {@code 12 Jan 2024}, {@code 12-Jan-24}, {@code 12. Januar 2024}. */
    private boolean scanNameSecond() {
        int month = month();
        if (month == 0) {
            return false;
        }
        accept(',');
        if (!(accept(' ') || accept(separator)) || !number(2, 4)) {
            return false;
        }
        numbers[1] = month;
        digits[1] = 2;
        note(DateLayout.DAY_NAME_YEAR, 2, 1, 0);
        return true;
    }

    private int month() {
        int start = at;
        while (at < end && Character.isLetter(text.charAt(at))) {
            at++;
        }
        int month = MonthNames.number(text.substring(start, at));
        accept('.');
        return month;
    }

    private void note(DateLayout layout, int year, int month, int day) {
        if (digits[year] != 4 && digits[year] != 2) {
            return;
        }
        if (year(year) < 1 || digits[month] > 2 || digits[day] > 2 || numbers[month] < 1 || numbers[month] > 12) {
            return;
        }
        if (numbers[day] >= 1
                && numbers[day] <= YearMonth.of(year(year), numbers[month]).lengthOfMonth()) {
            possible |= 1 << layout.ordinal();
        }
    }

    private int year(int place) {
        int year = numbers[place];
        if (digits[place] == 4) {
            return year;
        }
        return year < PIVOT ? 2000 + year : 1900 + year;
    }

    private boolean scanTime() {
        hour = digitsAt(1, 2);
        if (hour < 0 || hour > 23 || !accept(':')) {
            return false;
        }
        minute = digitsAt(2, 2);
        second = 0;
        if (minute < 0 || minute > 59) {
            return false;
        }
        if (accept(':')) {
            second = digitsAt(2, 2);
            if (second < 0 || second > 59) {
                return false;
            }
            if (accept('.')) {
                int start = at;
                at = NumberScan.skipDigits(text, at, end);
                fraction = text.substring(start, at);
                if (fraction.isEmpty() || fraction.length() > 9) {
                    return false;
                }
            }
        }
        return scanHalf();
    }

    private boolean scanHalf() {
        int mark = at;
        accept(' ');
        if (end - at < 2 || Character.toLowerCase(text.charAt(at + 1)) != 'm') {
            at = mark;
            return true;
        }
        char half = Character.toLowerCase(text.charAt(at));
        if ((half != 'a' && half != 'p') || hour < 1 || hour > 12) {
            return false;
        }
        at += 2;
        twelve = true;
        hour = hour % 12 + (half == 'p' ? 12 : 0);
        return true;
    }

    private boolean scanZone() {
        if (at == end) {
            return true;
        }
        accept(' ');
        String rest = text.substring(at, end).toUpperCase(Locale.ROOT);
        at = end;
        if (rest.equals("Z") || rest.equals("UTC") || rest.equals("GMT")) {
            zone = "Z";
            return true;
        }
        boolean fits = rest.matches("[-+]\\d{2}(:?\\d{2})?");
        zone = rest;
        return fits;
    }

    /** A number of at most so many digits, into its place. */
    private boolean number(int place, int most) {
        int start = at;
        int value = 0;
        while (at < end && at - start < most && NumberScan.isDigit(text.charAt(at))) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        numbers[place] = value;
        digits[place] = at - start;
        return at > start;
    }

    private int digitsAt(int fewest, int most) {
        int start = at;
        int value = 0;
        while (at < end && at - start < most && NumberScan.isDigit(text.charAt(at))) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        return at - start < fewest ? -1 : value;
    }

    private boolean accept(char expected) {
        if (at < end && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** Bits of the {@link DateLayout}s that the date can have; 0 for a time alone. */
    int possible() {
        return possible;
    }

    boolean isDated() {
        return dated;
    }

    boolean isTimed() {
        return timed;
    }

    boolean isZoned() {
        return !zone.isEmpty();
    }

    boolean isTwelveHours() {
        return twelve;
    }

    char separator() {
        return separator;
    }

    int fractionDigits() {
        return fraction.length();
    }

    /** The first and second number of a date in numbers. */
    int number(int place) {
        return numbers[place];
    }

    /** As ISO 8601 writes it, read in the order of the layout. */
    String iso(DateLayout layout) {
        StringBuilder iso = new StringBuilder();
        if (dated) {
            int year = layout == DateLayout.YEAR_MONTH_DAY ? year(0) : year(2);
            boolean monthFirst = layout == DateLayout.MONTH_DAY_YEAR;
            int month = monthFirst ? numbers[0] : numbers[1];
            int day = layout == DateLayout.YEAR_MONTH_DAY ? numbers[2] : monthFirst ? numbers[1] : numbers[0];
            padded(iso, year, 4);
            padded(iso.append('-'), month, 2);
            padded(iso.append('-'), day, 2);
            if (!timed) {
                return iso.toString();
            }
            iso.append('T');
        }
        padded(iso, hour, 2);
        padded(iso.append(':'), minute, 2);
        padded(iso.append(':'), second, 2);
        if (!fraction.isEmpty()) {
            iso.append('.').append(fraction);
        }
        return iso.append(zone).toString();
    }

    private static void padded(StringBuilder into, int value, int width) {
        String digits = Integer.toString(value);
        into.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
