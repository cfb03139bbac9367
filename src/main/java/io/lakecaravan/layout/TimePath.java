package io.lakecaravan.layout;

import io.lakecaravan.schema.MonthNames;
import io.lakecaravan.table.PartitionValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time that folder names spell one after the other: {@code 2024/01/15}, {@code 2024-01}, {@code 20240115/07}.
 * Dates that do not exist spell nothing.
 *
 * @param unit the finest part that is known
 * @param part of the year where the unit is a quarter or a week; 0 otherwise
 */
record TimePath(Unit unit, LocalDate day, int hour, int minute, int part) {
    /** The finest part of a time; its name is that of the partition key. */
    enum Unit {
        YEAR("year"),
        QUARTER("quarter"),
        WEEK("week"),
        MONTH("month"),
        DAY("date"),
        HOUR("timestamp"),
        MINUTE("timestamp");

        private final String key;

        Unit(String key) {
            this.key = key;
        }
    }

    private static final Pattern DATE = Pattern.compile(
            "((?:19|20)[0-9]{2})([-_.]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12][0-9]|3[01])"
                    + "(?:[T _-]{0,2}([01][0-9]|2[0-3])(?:[-:._]?([0-5][0-9])(?:[-:._]?[0-5][0-9](?:[.,][0-9]{1,9})?)?)?Z?)?");
    private static final Pattern MONTH = Pattern.compile("((?:19|20)[0-9]{2})[-_.]?(0[1-9]|1[0-2])");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
    private static final Pattern PART = Pattern.compile("((?:19|20)[0-9]{2})[-_]?([QqWw])([0-9]{1,2})");
    private static final Pattern PART_OF_YEAR = Pattern.compile("([QqWw]|[Ww]eek[-_]?)([0-9]{1,2})");
    private static final Pattern MONTH_AND_DAY = Pattern.compile("(0[1-9]|1[0-2])[-_.]?([0-3][0-9])");
    private static final Pattern DAY_OF_YEAR = Pattern.compile("[0-3][0-9]{2}");
    private static final Pattern UP_TO_TWO_DIGITS = Pattern.compile("[0-9]{1,2}");
    private static final Pattern HOUR = Pattern.compile("[Tth]?([01]?[0-9]|2[0-3])(?:[-:_]?([0-5][0-9]))?");
    private static final int WEEKS = 53;
    private static final int QUARTERS = 4;
    private static final int MONTHS = 12;
    private static final int MINUTES = 60;

    /** A time that begins with this name, which must spell at least a year. */
    static Optional<TimePath> start(String name) {
        int length = name.length();
        boolean century = name.startsWith("19") || name.startsWith("20");
        if (length < 4 || length > 35 || !century || !isDigit(name.charAt(3))) {
            return Optional.empty();
        }
        if (length == 4) {
            return YEAR.matcher(name).matches()
                    ? Optional.of(of(Unit.YEAR, LocalDate.of(Integer.parseInt(name), 1, 1)))
                    : Optional.empty();
        }
        Matcher month = MONTH.matcher(name);
        if (month.matches()) {
            return Optional.of(of(Unit.MONTH, LocalDate.of(number(month, 1), number(month, 2), 1)));
        }
        Matcher part = PART.matcher(name);
        if (part.matches()) {
            return part(number(part, 1), part.group(2), number(part, 3));
        }
        Matcher date = DATE.matcher(name);
        if (!date.matches()) {
            return Optional.empty();
        }
        return day(number(date, 1), number(date, 3), number(date, 4))
                .map(day -> date.group(5) == null
                        ? of(Unit.DAY, day)
                        : new TimePath(
                                date.group(6) == null ? Unit.HOUR : Unit.MINUTE,
                                day,
                                number(date, 5),
                                date.group(6) == null ? 0 : number(date, 6),
                                0));
    }

    /** This time made finer by the name of the folder below it; empty where the name does not continue it. */
    Optional<TimePath> then(String name) {
        if (name.isEmpty() || name.length() > 35) {
            return Optional.empty();
        }
        Optional<TimePath> next = switch (unit) {
            case YEAR -> inYear(name);
            case MONTH, QUARTER -> unit == Unit.MONTH ? inMonth(name) : Optional.empty();
            case DAY -> inDay(name);
            case HOUR -> inHour(name);
            case WEEK, MINUTE -> Optional.empty();
        };
        // 2024/2024-01/2024-01-15 says the outer part again
        return next.or(() -> start(name).filter(this::isMadeFinerBy));
    }

    private Optional<TimePath> inYear(String name) {
        if (UP_TO_TWO_DIGITS.matcher(name).matches()) {
            int month = Integer.parseInt(name);
            return month >= 1 && month <= MONTHS ? Optional.of(of(Unit.MONTH, day.withMonth(month))) : Optional.empty();
        }
        Matcher part = PART_OF_YEAR.matcher(name);
        if (part.matches()) {
            return part(day.getYear(), part.group(1).substring(0, 1), number(part, 2));
        }
        Matcher monthAndDay = MONTH_AND_DAY.matcher(name);
        if (monthAndDay.matches()) {
            return day(day.getYear(), number(monthAndDay, 1), number(monthAndDay, 2))
                    .map(date -> of(Unit.DAY, date));
        }
        if (DAY_OF_YEAR.matcher(name).matches()) {
            int number = Integer.parseInt(name);
            return number >= 1 && number <= day.lengthOfYear()
                    ? Optional.of(of(Unit.DAY, day.withDayOfYear(number)))
                    : Optional.empty();
        }
        int month = MonthNames.number(name);
        return month == 0 ? Optional.empty() : Optional.of(of(Unit.MONTH, day.withMonth(month)));
    }

    private Optional<TimePath> inMonth(String name) {
        return UP_TO_TWO_DIGITS.matcher(name).matches()
                ? day(day.getYear(), day.getMonthValue(), Integer.parseInt(name))
                        .map(date -> of(Unit.DAY, date))
                : Optional.empty();
    }

    private Optional<TimePath> inDay(String name) {
        Matcher matcher = HOUR.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new TimePath(
                matcher.group(2) == null ? Unit.HOUR : Unit.MINUTE,
                day,
                number(matcher, 1),
                matcher.group(2) == null ? 0 : number(matcher, 2),
                0));
    }

    private Optional<TimePath> inHour(String name) {
        boolean minutes =
                name.length() == 2 && UP_TO_TWO_DIGITS.matcher(name).matches() && Integer.parseInt(name) < MINUTES;
        return minutes
                ? Optional.of(new TimePath(Unit.MINUTE, day, hour, Integer.parseInt(name), 0))
                : Optional.empty();
    }

    private boolean isMadeFinerBy(TimePath other) {
        if (other.unit.compareTo(unit) <= 0 || other.day.getYear() != day.getYear()) {
            return false;
        }
        return switch (unit) {
            case YEAR -> true;
            case MONTH -> other.day.getMonth() == day.getMonth();
            case DAY -> other.day.equals(day);
            case HOUR -> other.day.equals(day) && other.hour == hour;
            case QUARTER, WEEK, MINUTE -> false;
        };
    }

    /** Name of the partition key that the time is the value of. */
    String key() {
        return unit.key;
    }

    /** The value: ISO 8601, at the start of its period; a year, quarter or week as it is commonly written. */
    String value() {
        return switch (unit) {
            case YEAR -> Integer.toString(day.getYear());
            case QUARTER -> day.getYear() + "-Q" + part;
            case WEEK -> String.format(Locale.ROOT, "%d-W%02d", day.getYear(), part);
            case MONTH, DAY -> day.toString();
            case HOUR, MINUTE -> String.format(Locale.ROOT, "%sT%02d:%02d:00", day, hour, minute);
        };
    }

    /** @param raw the path's text */
    PartitionValue partition(String raw) {
        return new PartitionValue(key(), raw, Optional.of(value()));
    }

    private static Optional<TimePath> part(int year, String kind, int number) {
        boolean week = kind.equalsIgnoreCase("w");
        if (number < 1 || number > (week ? WEEKS : QUARTERS)) {
            return Optional.empty();
        }
        return Optional.of(new TimePath(week ? Unit.WEEK : Unit.QUARTER, LocalDate.of(year, 1, 1), 0, 0, number));
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static TimePath of(Unit unit, LocalDate day) {
        return new TimePath(unit, day, 0, 0, 0);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
