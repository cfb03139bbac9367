package io.lakecaravan.schema;

import java.util.List;

/** The order of day, month and year in a written date. */
enum DateLayout {
    YEAR_MONTH_DAY(0, "year before month"),
    DAY_MONTH_YEAR(1, "day before month"),
    MONTH_DAY_YEAR(2, "month before day"),
    DAY_NAME_YEAR(3, "day, name of the month, year"),
    NAME_DAY_YEAR(4, "name of the month, day, year");

    private static final List<DateLayout> ALL = List.of(values());

    private final int place;
    private final String description;

    DateLayout(int place, String description) {
        this.place = place;
        this.description = description;
    }

    static DateLayout at(int place) {
        return ALL.get(place);
    }

    /** As a bit. */
    int place() {
        return place;
    }

    String description() {
        return description;
    }
}
