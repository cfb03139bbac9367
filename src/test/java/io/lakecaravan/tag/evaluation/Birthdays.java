package io.lakecaravan.tag.evaluation;

import java.time.LocalDate;

/** How numbers of persons write a birthday. */
final class Birthdays {
    private Birthdays() {}

    static String yymmdd(LocalDate day) {
        return Written.as("%02d%02d%02d", day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth());
    }

    static String ddmmyy(LocalDate day) {
        return Written.as("%02d%02d%02d", day.getDayOfMonth(), day.getMonthValue(), day.getYear() % 100);
    }

    static String yyyymmdd(LocalDate day) {
        return Written.as("%04d%02d%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
