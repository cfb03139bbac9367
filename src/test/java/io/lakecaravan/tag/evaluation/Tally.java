package io.lakecaravan.tag.evaluation;

/**
 * What was found of one label, or of all.
 *
 * @param columns how many columns hold it in truth
 * @param hits columns that hold it and were told so
 * @param falseAlarms columns that were told to hold it and do not
 */
record Tally(int columns, int hits, int falseAlarms) {
    static final Tally NOTHING = new Tally(0, 0, 0);

    int misses() {
        return columns - hits;
    }

    /** 1 where nothing was claimed. */
    double precision() {
        return hits + falseAlarms == 0 ? 1 : (double) hits / (hits + falseAlarms);
    }

    /** 1 where there is nothing to find. */
    double recall() {
        return columns == 0 ? 1 : (double) hits / columns;
    }

    Tally plus(Tally other) {
        return new Tally(columns + other.columns, hits + other.hits, falseAlarms + other.falseAlarms);
    }
}
