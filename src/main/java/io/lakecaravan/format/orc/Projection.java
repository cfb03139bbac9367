package io.lakecaravan.format.orc;

import io.lakecaravan.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns that are read, in the order in which they are wanted.
 *
 * @param positions of the columns among those of the file
 */
record Projection(List<TypeTree.Root> columns, List<Integer> positions) {
    Projection {
        columns = List.copyOf(columns);
        positions = List.copyOf(positions);
    }

    /** @param names of top-level columns; empty for all */
    static Projection of(List<TypeTree.Root> all, List<String> names) {
        List<String> known = TypeTree.schema(all).names();
        List<TypeTree.Root> columns = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (String name : names.isEmpty() ? known : names) {
            int position = known.indexOf(name);
            if (position < 0) {
                throw new IllegalArgumentException("the projection has column '" + name + "', the object has " + known);
            }
            columns.add(all.get(position));
            positions.add(position);
        }
        return new Projection(columns, positions);
    }

    Schema schema() {
        return TypeTree.schema(columns);
    }

    /** Which types of the file are read, as orc-core wants to know it: the row itself, and the columns with all below. */
    boolean[] included(int types) {
        boolean[] included = new boolean[types];
        included[0] = true;
        columns.forEach(column -> Arrays.fill(included, column.id(), column.last() + 1, true));
        return included;
    }
}
