package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionValue;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the placeholders {@code {year}}, {@code {month}}, {@code {day}} and {@code {hour}} of one key say together. They
 * fold into one partition key at the start of its period, named after how fine it is: {@code year} alone stays a number,
 * with the month it is {@code month}, with the day {@code date}, with the hour {@code timestamp}. A part that lacks the
 * one above it stays a key of its own.
 *
 * @param values text by placeholder; those that are no part of a date are left alone
 */
record PatternDate(Map<String, String> values) {
    private static final List<String> PARTS = List.of("year", "month", "day", "hour");
    private static final List<String> FOLDED = List.of("year", "month", "date", "timestamp");
    /** A leap year, so that a day without a year may be the 29th of February. */
    private static final int ANY_YEAR = 2024;

    private static final int LONGEST_MONTH = 31;
    private static final int LAST_HOUR = 23;

    static boolean isPart(String placeholder) {
        return PARTS.contains(placeholder);
    }

    /** Whether the calendar has such a date. */
    boolean exists() {
        int month = number("month", 1);
        if (number("year", 1) < 1 || month < 1 || month > 12 || number("hour", 0) > LAST_HOUR) {
            return false;
        }
        int last = values.containsKey("month")
                ? YearMonth.of(number("year", ANY_YEAR), month).lengthOfMonth()
                : LONGEST_MONTH;
        int day = number("day", 1);
        return day >= 1 && day <= last;
    }

    /** Whether the part is one of those that fold. */
    boolean folds(String part) {
        return depth() > 1 && PARTS.subList(0, depth()).contains(part);
    }

    /** Year, month, day, hour as far as each is there. */
    private int depth() {
        int depth = 0;
        while (depth < PARTS.size() && values.containsKey(PARTS.get(depth))) {
            depth++;
        }
        return depth;
    }

    /** To be called where parts fold. */
    PartitionValue folded() {
        int depth = depth();
        String raw = PARTS.subList(0, depth).stream().map(values::get).collect(Collectors.joining("/"));
        String date = values.get("year") + "-" + twoDigits("month") + "-" + (depth > 2 ? twoDigits("day") : "01");
        String time = depth > 3 ? "T" + twoDigits("hour") + ":00:00" : "";
        return new PartitionValue(FOLDED.get(depth - 1), raw, Optional.of(date + time));
    }

    private String twoDigits(String part) {
        String digits = values.get(part);
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private int number(String part, int absent) {
        String digits = values.get(part);
        return digits == null ? absent : Integer.parseInt(digits);
    }
}
