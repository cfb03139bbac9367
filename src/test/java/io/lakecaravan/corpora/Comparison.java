package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.corpora.Expectation.Aspect;
import io.lakecaravan.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What differs between our tables and a second reader's, by aspect; the first few differences of each. */
final class Comparison {
    private static final int MOST = 3;

    private final String reader;
    private final TypeMapping types;
    private final Map<Aspect, List<String>> differences = new TreeMap<>();

    Comparison(String reader, TypeMapping types) {
        this.reader = reader;
        this.types = types;
    }

    Map<Aspect, List<String>> of(List<OurTable> ours, List<SecondTable> theirs) {
        if (ours.size() == 1 && theirs.size() == 1) {
            compare(ours.get(0), theirs.get(0));
            return differences;
        }
        List<String> ourNames = ours.stream().map(OurTable::name).toList();
        List<String> theirNames = theirs.stream().map(SecondTable::name).toList();
        if (!ourNames.equals(theirNames)) {
            add(Aspect.TABLES, "tables " + ourNames + " instead of " + theirNames);
        }
        for (SecondTable second : theirs) {
            ours.stream()
                    .filter(table -> table.name().equals(second.name()))
                    .findFirst()
                    .ifPresent(table -> compare(table, second));
        }
        return differences;
    }

    private void compare(OurTable ours, SecondTable theirs) {
        List<String> names = theirs.columns().stream().map(SecondColumn::name).toList();
        if (!ours.schema().names().equals(names)) {
            add(Aspect.NAMES, "columns " + ours.schema().names() + " instead of " + names);
        }
        compareTypes(ours.schema().columns(), theirs.columns());
        compareRows(ours, theirs);
    }

    private void compareTypes(List<Column> ours, List<SecondColumn> theirs) {
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            if (!types.fits(reader, theirs.get(i).type(), ours.get(i).type())) {
                add(
                        Aspect.TYPES,
                        "column " + ours.get(i).name() + " is "
                                + io.lakecaravan.schema.TypeText.display(
                                        ours.get(i).type()) + ", for " + reader + " "
                                + theirs.get(i).type());
            }
        }
    }

    private void compareRows(OurTable ours, SecondTable theirs) {
        if (ours.rows().size() != theirs.rows().size()) {
            add(
                    Aspect.ROWS,
                    ours.rows().size() + " rows instead of " + theirs.rows().size());
        }
        for (int row = 0; row < Math.min(ours.rows().size(), theirs.rows().size()); row++) {
            List<JsonNode> our = ours.rows().get(row);
            List<JsonNode> their = theirs.rows().get(row);
            if (our.size() != their.size()) {
                add(Aspect.ROWS, "row " + row + " has " + our.size() + " cells instead of " + their.size());
                continue;
            }
            for (int cell = 0; cell < our.size(); cell++) {
                if (!CellValues.equal(our.get(cell), their.get(cell))) {
                    add(
                            Aspect.ROWS,
                            "row " + row + ", column " + ours.schema().names().get(cell) + ": " + our.get(cell)
                                    + " instead of " + their.get(cell));
                }
            }
        }
    }

    private void add(Aspect aspect, String difference) {
        List<String> of = differences.computeIfAbsent(aspect, each -> new ArrayList<>());
        if (of.size() < MOST) {
            of.add(difference.length() > 600 ? difference.substring(0, 600) + "..." : difference);
        }
    }
}
