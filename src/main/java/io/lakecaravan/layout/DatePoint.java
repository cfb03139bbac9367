package io.lakecaravan.layout;

import io.lakecaravan.table.DateSeries.Unit;
import io.lakecaravan.table.PartitionValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A partition value read as a point in time between 1900 and 2199; values beyond, such as {@code 9999-12-31}, are marks
 * and no dates.
 *
 * @param index of the unit: hours and days since 1970, months since the year 0, years
 */
record DatePoint(Form form, long index) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int MONTHS = 12;
    private static final int HOURS = 24;
    private static final Pattern YEAR_NAME = Pattern.compile("(?:.*[_-])?(?:year|yr|yyyy|y)(?:[_-].*)?");
    private static final Pattern MONTH_NAME = Pattern.compile(".*(?:month|yyyymm|period).*|(?:.*[_-])?(?:ym|dt|date)");

    /** How the value is written, the finer one first. */
    enum Form {
        HOUR(Unit.HOURS),
        DAY(Unit.DAYS),
        /** {@code 2024-W03}: its Monday. */
        WEEK(Unit.DAYS),
        MONTH(Unit.MONTHS),
        /** {@code 2024-Q1}: its first month. */
        QUARTER(Unit.MONTHS),
        YEAR(Unit.YEARS);

        private final Unit unit;

        Form(Unit unit) {
            this.unit = unit;
        }

        Unit unit() {
            return unit;
        }
    }

    /**
     * Dates are ISO 8601 or its digits alone, hours a date with {@code T}, a blank or a dash and the hour, or ten digits.
     * Four digits are a year, and six a month, only where the key's name says so: they may be anything else.
     */
    static Optional<DatePoint> of(PartitionValue partition) {
        return partition.value().flatMap(value -> of(partition.key(), value));
    }

    private static Optional<DatePoint> of(String key, String value) {
        int length = value.length();
        if (length < 4 || length > 40) {
            return Optional.empty();
        }
        int year = digits(value, 0, 4);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        boolean dashed = length > 4 && value.charAt(4) == '-';
        return switch (length) {
            case 4 -> YEAR_NAME.matcher(lower(key)).matches() ? Optional.of(year(year)) : Optional.empty();
            case 6 -> MONTH_NAME.matcher(lower(key)).matches() ? month(year, digits(value, 4, 6)) : Optional.empty();
            case 7 -> dashed ? monthOrQuarter(year, value) : Optional.empty();
            case 8 -> dashed ? week(year, value) : day(year, digits(value, 4, 6), digits(value, 6, 8));
            case 10 -> dashed ? dashedDay(year, value) : hour(year, value);
            default -> dashed ? dashedHour(year, value) : Optional.empty();
        };
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    private static DatePoint year(int year) {
        return new DatePoint(Form.YEAR, year);
    }

    private static Optional<DatePoint> month(int year, int month) {
        return month < 1 || month > MONTHS
                ? Optional.empty()
                : Optional.of(new DatePoint(Form.MONTH, (long) year * MONTHS + month - 1));
    }

    private static Optional<DatePoint> monthOrQuarter(int year, String value) {
        if (value.charAt(5) == 'Q') {
            int quarter = digits(value, 6, 7);
            return quarter < 1 || quarter > 4
                    ? Optional.empty()
                    : Optional.of(new DatePoint(Form.QUARTER, (long) year * MONTHS + (quarter - 1) * 3L));
        }
        return month(year, digits(value, 5, 7));
    }

    private static Optional<DatePoint> week(int year, String value) {
        int week = value.charAt(5) == 'W' ? digits(value, 6, 8) : 0;
        if (week < 1 || week > 53) {
            return Optional.empty();
        }
        // ISO 8601: the first week is the one with the fourth of January
        LocalDate fourth = LocalDate.of(year, 1, 4);
        long monday = fourth.toEpochDay() - (fourth.getDayOfWeek().getValue() - 1);
        return Optional.of(new DatePoint(Form.WEEK, monday + (week - 1) * 7L));
    }

    private static Optional<DatePoint> dashedDay(int year, String value) {
        return value.charAt(7) == '-' ? day(year, digits(value, 5, 7), digits(value, 8, 10)) : Optional.empty();
    }

    private static Optional<DatePoint> day(int year, int month, int day) {
        return epochDay(year, month, day).map(index -> new DatePoint(Form.DAY, index));
    }

    private static Optional<Long> epochDay(int year, int month, int day) {
        if (month < 1 || month > MONTHS || day < 1 || day > 31) {
            return Optional.empty();
        }
        return day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth()
                ? Optional.empty()
                : Optional.of(LocalDate.of(year, month, day).toEpochDay());
    }

    private static Optional<DatePoint> hour(int year, String value) {
        return hour(year, digits(value, 4, 6), digits(value, 6, 8), digits(value, 8, 10));
    }

    private static Optional<DatePoint> dashedHour(int year, String value) {
        if (value.length() < 13 || value.charAt(7) != '-' || "T -_".indexOf(value.charAt(10)) < 0) {
            return Optional.empty();
        }
        return hour(year, digits(value, 5, 7), digits(value, 8, 10), digits(value, 11, 13));
    }

    private static Optional<DatePoint> hour(int year, int month, int day, int hour) {
        return hour < 0 || hour >= HOURS
                ? Optional.empty()
                : epochDay(year, month, day).map(index -> new DatePoint(Form.HOUR, index * HOURS + hour));
    }

    /**
     * Of values of keys of their own.
     *
     * @param parts year, month, and what there is of day and hour, as they lie: {@code 7} and {@code 07} alike
     */
    static Optional<DatePoint> ofParts(String[] parts) {
        int count = parts.length;
        int[] numbers = new int[count];
        for (int part = 0; part < count; part++) {
            int length = parts[part].length();
            boolean fits = part == 0 ? length == 4 : length == 1 || length == 2;
            numbers[part] = fits ? digits(parts[part], 0, length) : -1;
        }
        if (numbers[0] < FIRST_YEAR || numbers[0] > LAST_YEAR) {
            return Optional.empty();
        }
        return switch (count) {
            case 2 -> month(numbers[0], numbers[1]);
            case 3 -> day(numbers[0], numbers[1], numbers[2]);
            default -> hour(numbers[0], numbers[1], numbers[2], numbers[3]);
        };
    }

    /** The hour of a day that a key of its own says. */
    Optional<DatePoint> at(String hour) {
        int number = hour.isEmpty() || hour.length() > 2 ? -1 : digits(hour, 0, hour.length());
        return form != Form.DAY || number < 0 || number >= HOURS
                ? Optional.empty()
                : Optional.of(new DatePoint(Form.HOUR, index * HOURS + number));
    }

    /** -1 where not all are digits. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
