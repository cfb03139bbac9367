package io.lakecaravan.format.excel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Numbers as their formats mean them. A date is the number of days since the workbook's epoch; the epoch of 1900 counts a
 * 29 February that there was not (ECMA-376 part 1, 18.17.4.1).
 */
final class CellNumber {
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** The day that Excel shows as 29 February 1900. */
    private static final int NO_DAY = 60;

    /** The end of the year 9999, the last that Excel shows. */
    private static final double LAST_1900 = 2_958_466;

    private static final double MILLIS_PER_DAY = 86_400_000;

    private final LocalDate epoch;

    private CellNumber(LocalDate epoch) {
        this.epoch = epoch;
    }

    static CellNumber since1900() {
        return new CellNumber(EPOCH_1900);
    }

    static CellNumber since1904() {
        return new CellNumber(EPOCH_1904);
    }

    /** {@code Long}, {@code Double}, {@code LocalDate}, {@code LocalDateTime}, {@code LocalTime} or {@code Duration}. */
    Object of(double value, NumberFormat format) {
        if (format == NumberFormat.NUMBER || !Double.isFinite(value)) {
            return number(value);
        }
        if (format == NumberFormat.ELAPSED) {
            return Math.abs(value) < LAST_1900 ? Duration.ofMillis(Math.round(value * MILLIS_PER_DAY)) : number(value);
        }
        if (value < 0 || value >= LAST_1900) {
            // Excel shows such dates as a row of #; the number is all there is.
            return number(value);
        }
        long millis = Math.round(value * MILLIS_PER_DAY);
        long day = Math.floorDiv(millis, (long) MILLIS_PER_DAY);
        LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(millis, (long) MILLIS_PER_DAY) * 1_000_000);
        if (format == NumberFormat.TIME && day == 0) {
            return time;
        }
        boolean isDay = format == NumberFormat.DATE && time.equals(LocalTime.MIDNIGHT);
        return isDay ? day(day) : LocalDateTime.of(day(day), time);
    }

    private LocalDate day(long day) {
        boolean isBeforeTheGap = epoch.equals(EPOCH_1900) && day < NO_DAY;
        return epoch.plusDays(isBeforeTheGap ? day + 1 : day);
    }

    private static Object number(double value) {
        long integer = (long) value;
        return integer == value && Math.abs(value) < 1L << 53 ? (Object) integer : (Object) value;
    }

    /** A number as text, with integers beyond 2^53 kept exact. */
    Object of(String text, NumberFormat format) {
        if (format == NumberFormat.NUMBER && text.length() > 15 && text.length() <= 20 && isInteger(text)) {
            BigDecimal exact = new BigDecimal(text);
            if (exact.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                    && exact.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0) {
                return exact.longValueExact();
            }
        }
        return of(Double.parseDouble(text), format);
    }

    private static boolean isInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return text.length() > start && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }
}
