package io.lakecaravan.schema;

/** The order of day, month and year in a written date. */
enum DateLayout {
    YEAR_MONTH_DAY("year before month"),
    DAY_MONTH_YEAR("day before month"),
    MONTH_DAY_YEAR("month before day"),
    DAY_NAME_YEAR("day, name of the month, year"),
    NAME_DAY_YEAR("name of the month, day, year");

    private final String description;

    DateLayout(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
