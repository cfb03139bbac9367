package io.lakecaravan.tag.evaluation;

import java.util.ArrayList;
import java.util.List;

/** The labelled set: the same seed gives the same columns, values and truth, on every machine. */
final class LabelledColumns {
    /** Chosen before any classifier ran over the set; another one gives another set of the same make. */
    static final long SEED = 20_260_401L;

    private LabelledColumns() {}

    /** Drawn when first asked for, then kept: several tests judge by the same set. */
    private static final class Drawn {
        private static final List<LabelledColumn> COLUMNS = generated(SEED);
    }

    private static final class Read {
        private static final List<LabelledColumn> COLUMNS = RealColumns.present() ? RealColumns.all() : List.of();
    }

    static List<LabelledColumn> generated() {
        return Drawn.COLUMNS;
    }

    /** The generated columns, and the real ones where the published files lie beside the project. */
    static List<LabelledColumn> all() {
        List<LabelledColumn> all = new ArrayList<>(generated());
        all.addAll(Read.COLUMNS);
        return List.copyOf(all);
    }

    static List<LabelledColumn> generated(long seed) {
        List<LabelledColumn> all = new ArrayList<>(PositiveColumns.all(seed));
        all.addAll(NegativeColumns.all(seed));
        return List.copyOf(all);
    }
}
