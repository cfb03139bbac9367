package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LogicalTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where people's tags of exclusive classifications stood against ours: one finding a tag, however many columns it is about. */
final class TagConflicts {
    private static final int MOST_NAMED = 5;

    private final Map<String, List<String>> places = new TreeMap<>();

    /** @param place path of a column; empty for the table */
    void add(String tag, String place) {
        places.computeIfAbsent(tag, any -> new ArrayList<>()).add(place);
    }

    List<Finding> findings(LogicalTable table) {
        return places.entrySet().stream()
                .map(entry -> Finding.of(
                        FindingCode.CATALOG_TAG_CONFLICT,
                        table.bucket(),
                        table.root(),
                        "the tag " + entry.getKey() + " was not set at " + named(entry.getValue())
                                + ": another of the exclusive classification "
                                + TagPath.of(entry.getKey()).classification() + " stands there"))
                .toList();
    }

    private static String named(List<String> found) {
        List<String> shown = found.stream()
                .limit(MOST_NAMED)
                .map(place -> place.isEmpty() ? "the table" : "column " + place)
                .toList();
        int more = found.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }
}
