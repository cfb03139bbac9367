package io.lakecaravan.cli;

import io.lakecaravan.inspect.ObjectInspector.Inspected;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.tag.Detection;
import io.lakecaravan.tag.Detection.Found;
import io.lakecaravan.tag.ObjectCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What is suggested for the columns of one table, by name; columns of which nothing is thought are not there. */
record ColumnTags(Map<String, List<Found>> byColumn) {
    /** One for each fragment. */
    static List<ColumnTags> of(Detection detection, String name, Inspected inspected) {
        ObjectCounts counts = detection.scan(inspected.fragments(), inspected.samples());
        List<ColumnTags> all = new ArrayList<>();
        for (Fragment fragment : inspected.fragments()) {
            Map<String, List<Found>> byColumn = new LinkedHashMap<>();
            for (Column column : fragment.schema().columns()) {
                TableColumn asked = new TableColumn(column, List.of(), new Evidence(1, OptionalDouble.empty()));
                List<Found> found = detection.decide(
                        fragment.table().isEmpty() ? name : fragment.table(), asked, counts.of(fragment.table()));
                if (!found.isEmpty()) {
                    byColumn.put(column.name(), found);
                }
            }
            all.add(new ColumnTags(byColumn));
        }
        return all;
    }

    List<Found> of(Column column) {
        return byColumn.getOrDefault(column.name(), List.of());
    }

    /** Sorted, each once. */
    List<String> names(Column column) {
        return of(column).stream()
                .map(found -> found.suggestion().tag())
                .distinct()
                .sorted()
                .toList();
    }
}
