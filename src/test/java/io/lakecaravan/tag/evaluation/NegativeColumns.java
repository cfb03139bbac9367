package io.lakecaravan.tag.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Columns that hold nothing personal, most of them made to be mistaken for it. */
final class NegativeColumns {
    private static final int COLUMNS_OF_A_FAMILY = 4;

    private NegativeColumns() {}

    static List<LabelledColumn> all(long seed) {
        List<Negative> families = new ArrayList<>();
        families.addAll(NumberNegatives.families());
        families.addAll(CodeNegatives.families());
        families.addAll(WordNegatives.families());
        families.addAll(NameTraps.families());
        return of(families, seed);
    }

    static List<LabelledColumn> of(List<Negative> families, long seed) {
        List<LabelledColumn> all = new ArrayList<>();
        for (int i = 0; i < families.size(); i++) {
            Draw draw = new Draw(seed * 31 + i);
            Negative family = families.get(i);
            String[] names = family.names().split("\\|", -1);
            int columns = Math.min(names.length, COLUMNS_OF_A_FAMILY);
            for (int j = 0; j < columns; j++) {
                String name = ColumnNames.styled(draw, names[j % names.length]);
                ValueSource values = family.series().begin(draw);
                SeenColumn seen = Filling.drawn(draw, 1).column(draw, name, values);
                all.add(new LabelledColumn(
                        "none-" + (i + 1) + "-" + (j + 1),
                        seen,
                        LabelledColumn.NONE,
                        family.locale(),
                        "-",
                        Naming.NEGATIVE));
            }
        }
        return all;
    }
}
