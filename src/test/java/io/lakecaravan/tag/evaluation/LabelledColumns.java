package io.lakecaravan.tag.evaluation;

import java.util.ArrayList;
import java.util.List;

/** The labelled set: the same seed gives the same columns, values and truth, on every machine. */
final class LabelledColumns {
    /** Chosen before any classifier ran over the set; another one gives another set of the same make. */
    static final long SEED = 20_260_401L;

    private LabelledColumns() {}

    static List<LabelledColumn> generated() {
        return generated(SEED);
    }

    static List<LabelledColumn> generated(long seed) {
        List<LabelledColumn> all = new ArrayList<>(PositiveColumns.all(seed));
        all.addAll(NegativeColumns.all(seed));
        return List.copyOf(all);
    }
}
