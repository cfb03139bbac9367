package io.lakecaravan.table;

import java.util.List;

/**
 * Partition values that are points in time, and what is missing between the first and the last of them.
 *
 * @param unit what one value stands for, found from the values
 * @param step units from one expected value to the next: 7 days for a weekly table, 6 hours for one written four times
 *     a day, else 1
 * @param first earliest value: {@code 2024-01-15T07:00}, {@code 2024-01-15}, {@code 2024-01} or {@code 2024} by unit
 * @param last latest value
 * @param present number of different values
 * @param missing number of expected values between first and last that are not there
 * @param gaps the first {@value #MOST_GAPS} ranges of missing values in order of time
 */
public record DateSeries(Unit unit, int step, String first, String last, long present, long missing, List<Gap> gaps) {
    public static final int MOST_GAPS = 10;

    /** The finer one first. */
    public enum Unit {
        HOURS,
        DAYS,
        MONTHS,
        YEARS
    }

    /**
     * @param first the first missing value
     * @param last the last missing value; equal to {@code first} where one is missing
     * @param count how many are missing
     */
    public record Gap(String first, String last, long count) {}

    public DateSeries {
        gaps = List.copyOf(gaps);
    }

    /** Whether {@link #gaps} tells all that is missing. */
    public boolean isComplete() {
        return gaps.stream().mapToLong(Gap::count).sum() == missing;
    }
}
