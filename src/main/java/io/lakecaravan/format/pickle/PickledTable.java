package io.lakecaravan.format.pickle;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table found among the objects of a pickle.
 *
 * @param name path of keys that leads to it; empty where the pickle is this one table
 * @param names of the columns, all different
 * @param columns as many as names, each as long as {@code rows}
 */
record PickledTable(String name, List<String> names, List<Vector> columns, int rows) {
    /** Gives equal names numbers, and names to columns that have none. */
    static PickledTable of(List<String> labels, List<Vector> columns, int rows, int maxColumns) throws LimitException {
        if (columns.size() > maxColumns) {
            throw new LimitException("the table has " + columns.size() + " columns, the limit is " + maxColumns);
        }
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i).isEmpty() ? "column_" + (i + 1) : labels.get(i);
            String name = label;
            for (int number = 2; !used.add(name); number++) {
                name = label + "_" + number;
            }
            names.add(name);
        }
        return new PickledTable("", names, List.copyOf(columns), rows);
    }

    PickledTable under(String key) {
        return new PickledTable(name.isEmpty() ? key : key + "." + name, names, columns, rows);
    }

    Schema schema() {
        List<io.lakecaravan.schema.Column> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            all.add(columns.get(i).column(names.get(i)));
        }
        return new Schema(all);
    }
}
