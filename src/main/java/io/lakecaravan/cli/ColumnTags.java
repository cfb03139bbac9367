package io.lakecaravan.cli;

import io.lakecaravan.inspect.ObjectInspector.Inspected;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.tag.Detection;
import io.lakecaravan.tag.Detection.Found;
import io.lakecaravan.tag.ObjectCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is suggested for the columns of one table, by name. */
record ColumnTags(Map<String, List<Found>> byColumn) {
    /** One for each fragment. */
    static List<ColumnTags> of(Detection detection, String name, Inspected inspected) {
        ObjectCounts counts = detection.scan(inspected.fragments(), inspected.samples());
        List<ColumnTags> all = new ArrayList<>();
        for (Fragment fragment : inspected.fragments()) {
            String table = fragment.table().isEmpty() ? name : fragment.table();
            Map<String, List<Found>> byColumn =
                    detection.decide(table, fragment.schema().columns(), counts.of(fragment.table()));
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
