package io.lakecaravan.tag.detect.person;

import io.lakecaravan.tag.detect.checksum.CalendarDigits;

/** Days on which a living person can be born, in the usual notations; what they mean, the column's name must say. */
final class BirthDates {
    private static final int FIRST = 1900;
    private static final int LAST = 2030;

    private BirthDates() {}

    static boolean isOne(String text) {
        int[] parts = new int[3];
        int[] lengths = new int[3];
        int count = 0;
        boolean word = false;
        int i = 0;
        while (i < text.length() && count < 3) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                int from = i;
                int number = 0;
                while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9' && i - from < 9) {
                    number = 10 * number + text.charAt(i++) - '0';
                }
                parts[count] = number;
                lengths[count++] = i - from;
            } else {
                word |= Character.isLetter(c) && c != 'T' && c != 'Z';
                i++;
            }
        }
        if (count == 1) {
            return whole(text, parts[0], lengths[0]);
        }
        if (word) {
            return isYear(parts[0]) || isYear(parts[1]) || isYear(parts[2]);
        }
        return count == 3 && day(parts, lengths);
    }

    private static boolean whole(String text, int number, int length) {
        if (text.length() != length) {
            return false;
        }
        return (length == 4 && isYear(number))
                || (length == 8
                        && (CalendarDigits.yyyymmdd(text, 0)
                                || (CalendarDigits.isDay(number / 10_000 % 100, number / 1_000_000)
                                        && isYear(number % 10_000))
                                || (CalendarDigits.isDay(number / 1_000_000, number / 10_000 % 100)
                                        && isYear(number % 10_000))));
    }

    private static boolean day(int[] parts, int[] lengths) {
        if (lengths[0] == 4) {
            return isYear(parts[0]) && CalendarDigits.isDay(parts[1], parts[2]);
        }
        boolean year = lengths[2] == 4 ? isYear(parts[2]) : lengths[2] == 2;
        boolean american = CalendarDigits.isDay(parts[0], parts[1]);
        return (year && (american || CalendarDigits.isDay(parts[1], parts[0])))
                || (lengths[0] == 2 && lengths[2] == 2 && CalendarDigits.isDay(parts[1], parts[2]));
    }

    private static boolean isYear(int year) {
        return year >= FIRST && year <= LAST;
    }
}
