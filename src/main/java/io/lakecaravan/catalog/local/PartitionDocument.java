package io.lakecaravan.catalog.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.DateSeries;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionBytes;
import io.lakecaravan.table.PartitionSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the document of a table says of its partitions: of each key, and of the folders that all keys make. */
final class PartitionDocument {
    private PartitionDocument() {}

    static void put(ObjectNode node, LogicalTable table) {
        List<String> names =
                table.partitionKeys().stream().map(PartitionSummary::name).toList();
        ArrayNode keys = node.putArray("partitionKeys");
        for (PartitionSummary key : table.partitionKeys()) {
            ObjectNode shown = keys.addObject();
            shown.put("name", key.name())
                    .put("type", TypeText.name(key.type()))
                    .put("distinct", key.distinct())
                    .put("nulls", key.nulls());
            key.series().ifPresent(series -> put(shown, series));
            key.bytes().ifPresent(bytes -> put(shown, bytes, names.subList(0, names.indexOf(key.name()) + 1)));
        }
        ObjectNode partitions = node.putObject("partitions");
        partitions.put("count", table.partitions().count());
        values(partitions.putObject("first"), names, table.partitions().first());
        values(partitions.putObject("last"), names, table.partitions().last());
        table.partitions().series().ifPresent(series -> put(partitions, series));
        table.partitions().bytes().ifPresent(bytes -> put(partitions, bytes, names));
    }

    /** In the order of the partition keys, whatever the map's. */
    private static void values(ObjectNode node, List<String> names, Map<String, String> values) {
        for (String name : names) {
            if (values.containsKey(name)) {
                node.put(name, values.get(name));
            }
        }
        new TreeMap<>(values).forEach((name, value) -> {
            if (!node.has(name)) {
                node.put(name, value);
            }
        });
    }

    private static void put(ObjectNode node, DateSeries series) {
        ObjectNode shown = node.putObject("series");
        shown.put("unit", series.unit().name().toLowerCase(Locale.ROOT))
                .put("step", series.step())
                .put("first", series.first())
                .put("last", series.last())
                .put("present", series.present())
                .put("missing", series.missing());
        ArrayNode gaps = shown.putArray("gaps");
        series.gaps()
                .forEach(gap -> gaps.addObject()
                        .put("first", gap.first())
                        .put("last", gap.last())
                        .put("count", gap.count()));
    }

    /** @param keys that name the largest partition; a table of several layouts may have a partition of fewer */
    private static void put(ObjectNode node, PartitionBytes bytes, List<String> keys) {
        ObjectNode shown = node.putObject("bytes");
        shown.put("count", bytes.count())
                .put("min", bytes.min())
                .put("max", bytes.max())
                .put("mean", bytes.mean())
                .put("exact", bytes.exact());
        if (bytes.largest().size() == keys.size()) {
            ObjectNode largest = shown.putObject("largest");
            for (int key = 0; key < keys.size(); key++) {
                largest.put(keys.get(key), bytes.largest().get(key));
            }
        }
    }
}
