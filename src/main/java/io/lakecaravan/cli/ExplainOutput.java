package io.lakecaravan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.layout.ExplainedKey;
import io.lakecaravan.layout.ExplainedTable;
import io.lakecaravan.layout.SkipReason;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.PartitionSummary;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows what {@code explain} found, for people or as a JSON object a line. */
final class ExplainOutput {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ExplainOutput() {}

    static String json(ExplainedKey key) {
        ObjectNode line = JSON.objectNode();
        line.put("kind", "key");
        line.put("key", key.key());
        line.put("table", key.table().map(ExplainedTable::name).orElse(null));
        ObjectNode partition = line.putObject("partition");
        key.partition().forEach(value -> partition.put(value.key(), value.value().orElse(null)));
        line.put("rule", key.rule());
        line.put("confidence", confidence(key.confidence()));
        line.put("skipped", key.skipped().map(SkipReason::text).orElse(null));
        return line.toString();
    }

    static String json(ExplainedTable table) {
        ObjectNode line = JSON.objectNode();
        line.put("kind", "table");
        line.put("table", table.name());
        line.put("root", table.root());
        line.put("format", table.format());
        for (PartitionSummary key : table.partitionKeys()) {
            ObjectNode shown = line.withArray("partitionKeys").addObject();
            shown.put("name", key.name());
            shown.put("type", TypeText.display(key.type()));
        }
        if (table.partitionKeys().isEmpty()) {
            line.putArray("partitionKeys");
        }
        line.put("objects", table.objects());
        line.put("bytes", table.bytes());
        line.put("rule", table.grounds().rule());
        line.put("confidence", confidence(table.grounds().confidence()));
        table.grounds().evidence().forEach(line.withArray("evidence")::add);
        line.put("override", table.override());
        return line.toString();
    }

    private static BigDecimal confidence(double value) {
        return BigDecimal.valueOf(value);
    }

    static String text(ExplainedKey key) {
        String to = key.skipped()
                .map(reason -> "skipped: " + reason.text())
                .or(() -> key.table().map(table -> "table " + table.name()))
                .orElse("in no table: it lies among objects of another kind");
        String partition = key.partition().stream()
                .map(value -> value.key() + "=" + value.value().orElse("null"))
                .collect(Collectors.joining(", ", " [", "]"));
        return InspectText.safe(key.key() + "  ->  " + to + (key.partition().isEmpty() ? "" : partition));
    }

    static String text(ExplainedTable table) {
        StringBuilder text = new StringBuilder();
        text.append("table ").append(InspectText.safe(table.name())).append('\n');
        row(text, "root", table.root().isEmpty() ? "the whole bucket" : table.root());
        row(text, "format", table.format());
        if (!table.partitionKeys().isEmpty()) {
            row(
                    text,
                    "keys",
                    table.partitionKeys().stream().map(ExplainOutput::key).collect(Collectors.joining(", ")));
        }
        row(text, "objects", String.format(Locale.ROOT, "%,d (%,d bytes)", table.objects(), table.bytes()));
        row(
                text,
                "rule",
                table.grounds().rule() + ", confidence "
                        + confidence(table.grounds().confidence()).toPlainString());
        table.grounds().evidence().forEach(seen -> row(text, "seen", seen));
        row(text, "to change", table.override());
        return text.toString();
    }

    private static String key(PartitionSummary key) {
        String range = key.first().isEmpty()
                ? ""
                : ", " + key.first().orElse("") + " to " + key.last().orElse("");
        return key.name() + " " + TypeText.display(key.type()) + " (" + key.distinct() + range + ")";
    }

    private static void row(StringBuilder text, String label, String value) {
        text.append(String.format(Locale.ROOT, "  %-10s", label))
                .append(InspectText.safe(value))
                .append('\n');
    }
}
