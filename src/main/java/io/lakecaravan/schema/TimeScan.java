package io.lakecaravan.schema;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Looks at a text as a date, time or timestamp of ISO 8601, without exceptions. Reused for many texts.
 *
 * <p>Dates are {@code yyyy-MM-dd}; times {@code HH:mm:ss} with up to nine digits of a second; timestamps a date, {@code T}
 * or a blank, and a time whose seconds may be missing, then nothing, {@code Z}, an offset ({@code +02}, {@code +0200},
 * {@code +02:00}) or {@code UTC}, after at most one blank. The day must exist. A time of hours and minutes alone is none:
 * it is a score or a verse as often.
 */
final class TimeScan {
    enum Kind {
        NONE,
        DATE,
        TIME,
        LOCAL_TIMESTAMP,
        ZONED_TIMESTAMP
    }

    private String text = "";
    private int at;
    private int end;
    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private int fractionDigits;
    private int offsetSeconds;

    Kind scan(String value, int from, int to) {
        text = value;
        at = from;
        end = to;
        fractionDigits = 0;
        int length = to - from;
        if (length < 8 || length > 40) {
            return Kind.NONE;
        }
        if (value.charAt(from + 2) == ':') {
            return scanTime(Seconds.REQUIRED) && at == end ? Kind.TIME : Kind.NONE;
        }
        if (length < 10 || !scanDate()) {
            return Kind.NONE;
        }
        if (at == end) {
            return Kind.DATE;
        }
        if ((!accept('T') && !accept(' ')) || !scanTime(Seconds.OPTIONAL)) {
            return Kind.NONE;
        }
        if (at == end) {
            return Kind.LOCAL_TIMESTAMP;
        }
        return scanZone() && at == end ? Kind.ZONED_TIMESTAMP : Kind.NONE;
    }

    /** Digits of the second's fraction in the last text. */
    int fractionDigits() {
        return fractionDigits;
    }

    LocalDate date() {
        return LocalDate.of(year, month, day);
    }

    LocalTime time() {
        return LocalTime.of(hour, minute, second, nano);
    }

    LocalDateTime timestamp() {
        return LocalDateTime.of(date(), time());
    }

    Instant instant() {
        return timestamp().toInstant(ZoneOffset.ofTotalSeconds(offsetSeconds));
    }

    private enum Seconds {
        REQUIRED,
        OPTIONAL
    }

    private boolean scanDate() {
        year = number(4);
        if (year < 1 || !accept('-')) {
            return false;
        }
        month = number(2);
        if (month < 1 || month > 12 || !accept('-')) {
            return false;
        }
        day = number(2);
        return day >= 1 && (day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth());
    }

    private boolean scanTime(Seconds seconds) {
        second = 0;
        nano = 0;
        hour = number(2);
        if (hour < 0 || hour > 23 || !accept(':')) {
            return false;
        }
        minute = number(2);
        if (minute < 0 || minute > 59) {
            return false;
        }
        if (!accept(':')) {
            return seconds == Seconds.OPTIONAL;
        }
        second = number(2);
        if (second < 0 || second > 59) {
            return false;
        }
        return !accept('.') || scanFraction();
    }

    private boolean scanFraction() {
        int stop = NumberScan.skipDigits(text, at, end);
        fractionDigits = stop - at;
        if (fractionDigits < 1 || fractionDigits > 9) {
            return false;
        }
        nano = number(fractionDigits);
        for (int i = fractionDigits; i < 9; i++) {
            nano *= 10;
        }
        return true;
    }

    private boolean scanZone() {
        offsetSeconds = 0;
        accept(' ');
        if (text.startsWith("UTC", at)) {
            at += 3;
            return true;
        }
        if (accept('Z')) {
            return true;
        }
        boolean west = at < end && text.charAt(at) == '-';
        if (!west && (at >= end || text.charAt(at) != '+')) {
            return false;
        }
        at++;
        int hours = number(2);
        int minutes = 0;
        if (at < end) {
            accept(':');
            minutes = number(2);
        }
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return false;
        }
        offsetSeconds = (hours * 60 + minutes) * (west ? -60 : 60);
        return true;
    }

    private boolean accept(char expected) {
        if (at < end && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** -1 where there are not as many digits. */
    private int number(int digits) {
        if (end - at < digits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(at + i);
            if (!NumberScan.isDigit(c)) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        at += digits;
        return value;
    }
}
