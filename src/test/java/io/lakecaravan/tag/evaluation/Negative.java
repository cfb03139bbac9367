package io.lakecaravan.tag.evaluation;

/**
 * A family of columns that hold nothing personal.
 *
 * @param names words between blanks, names between {@code |}
 * @param locale language tag of the values, or {@code *}
 */
record Negative(String names, String locale, Series series) {
    /** Begins a column anew: counters start somewhere, words are a choice. */
    @FunctionalInterface
    interface Series {
        ValueSource begin(Draw draw);
    }

    /** Every value is drawn for itself. */
    static Negative drawn(String names, ValueSource values) {
        return new Negative(names, "*", draw -> values);
    }

    /** Values of a closed list, written with {@code |} between. */
    static Negative words(String names, String entries) {
        return new Negative(names, "*", draw -> each -> each.entry(entries));
    }

    static Negative series(String names, Series series) {
        return new Negative(names, "*", series);
    }
}
