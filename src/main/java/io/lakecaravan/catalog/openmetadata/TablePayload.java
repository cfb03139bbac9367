package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The bodies of create requests: only what we know, no null, no field that an administrator or a person owns. */
final class TablePayload {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Values of {@code fileFormat} that every server since 1.4 knows. Others are left out: an unknown one is a 400. */
    private static final Set<String> FILE_FORMATS = Set.of("csv", "tsv", "avro", "parquet", "json");

    private static final int CELL_BYTES = 1000;
    private static final int SAMPLE_COLUMNS = 100;

    private TablePayload() {}

    static ObjectNode service(String name) {
        ObjectNode node = JSON.objectNode();
        node.put("name", name);
        node.put("serviceType", "CustomDatabase");
        node.put("description", "Tables found in object stores by Lake Caravan.");
        ObjectNode config = node.putObject("connection").putObject("config");
        config.put("type", "CustomDatabase");
        config.put("sourcePythonClass", "none");
        return node;
    }

    static ObjectNode database(TablePath path) {
        ObjectNode node = JSON.objectNode();
        node.put("name", path.database());
        node.put("service", OpenMetadataNames.fqn(path.service()));
        return node;
    }

    static ObjectNode schema(TablePath path) {
        ObjectNode node = JSON.objectNode();
        node.put("name", path.schema());
        node.put("database", path.databaseFqn());
        return node;
    }

    static ObjectNode classification(String name) {
        ObjectNode node = JSON.objectNode();
        node.put("name", name);
        node.put("description", "Tags that Lake Caravan applies.");
        node.put("mutuallyExclusive", false);
        return node;
    }

    static ObjectNode tag(String classification, String name) {
        ObjectNode node = JSON.objectNode();
        node.put("name", name);
        node.put("classification", classification);
        node.put("description", "Applied by Lake Caravan.");
        return node;
    }

    static ObjectNode table(TablePath path, LogicalTable table) {
        ObjectNode node = JSON.objectNode();
        node.put("name", path.table());
        String own = table.name().substring(table.name().indexOf('/') + 1);
        if (!path.table().equals(own) && !path.table().equals(table.name())) {
            node.put("displayName", own);
        }
        node.put("databaseSchema", path.schemaFqn());
        node.put("tableType", "External");
        node.put("locationPath", "s3://" + table.bucket() + "/" + table.location());
        if (FILE_FORMATS.contains(table.format())) {
            node.put("fileFormat", table.format());
        }
        node.put("description", description(table));
        List<Column> columns = table.columns().stream().map(TableColumn::column).toList();
        ArrayNode array = ColumnPayload.columns(columns);
        for (int i = 0; i < array.size(); i++) {
            ObjectNode column = (ObjectNode) array.get(i);
            column.put("ordinalPosition", i + 1);
            labels(table.columns().get(i).tags()).ifPresent(tags -> column.set("tags", tags));
        }
        node.set("columns", array);
        labels(table.tags()).ifPresent(tags -> node.set("tags", tags));
        partitions(table, columns).ifPresent(value -> node.set("tablePartition", value));
        return node;
    }

    private static java.util.Optional<ObjectNode> partitions(LogicalTable table, List<Column> columns) {
        if (table.partitionKeys().isEmpty()) {
            return java.util.Optional.empty();
        }
        List<String> names = ColumnPayload.names(columns);
        Map<String, String> legal = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            legal.putIfAbsent(columns.get(i).name(), names.get(i));
        }
        ObjectNode node = JSON.objectNode();
        ArrayNode keys = node.putArray("columns");
        for (PartitionSummary key : table.partitionKeys()) {
            // The server refuses a partition that is no column of the table.
            if (legal.containsKey(key.name())) {
                keys.addObject().put("columnName", legal.get(key.name())).put("intervalType", "COLUMN-VALUE");
            }
        }
        return keys.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(node);
    }

    static String description(LogicalTable table) {
        StringBuilder text = new StringBuilder();
        text.append(table.format())
                .append(" in `s3://")
                .append(table.bucket())
                .append('/')
                .append(table.location())
                .append('`');
        if (!table.member().isEmpty()) {
            text.append(", table `").append(table.member().replace('`', '\'')).append('`');
        }
        text.append(": ").append(table.objects()).append(table.objects() == 1 ? " object, " : " objects, ");
        text.append(table.bytes()).append(" bytes");
        table.rows()
                .ifPresent(rows -> text.append(", ")
                        .append(rows.exact() ? "" : "about ")
                        .append(rows.value())
                        .append(" rows"));
        if (!table.partitionKeys().isEmpty()) {
            text.append(", partitioned by ")
                    .append(String.join(
                            ", ",
                            table.partitionKeys().stream()
                                    .map(PartitionSummary::name)
                                    .toList()));
        }
        return text.append('.').toString();
    }

    static java.util.Optional<ArrayNode> labels(List<String> tags) {
        if (tags.isEmpty()) {
            return java.util.Optional.empty();
        }
        ArrayNode array = JSON.arrayNode();
        tags.forEach(tag -> array.add(label(tag)));
        return java.util.Optional.of(array);
    }

    static ObjectNode label(String tag) {
        ObjectNode node = JSON.objectNode();
        node.put("tagFQN", tag);
        node.put("source", "Classification");
        node.put("labelType", "Automated");
        node.put("state", "Confirmed");
        return node;
    }

    /**
     * At most 100 columns, cells as text of at most 1 kB: what the server keeps and shows well.
     *
     * @param written the columns as they were sent, in the table's order
     */
    static ObjectNode sample(LogicalTable table, JsonNode written, Sample sample) {
        List<Column> columns = table.columns().stream().map(TableColumn::column).toList();
        Map<Integer, String> picked = new TreeMap<>();
        for (int i = 0; i < sample.columns().size() && picked.size() < SAMPLE_COLUMNS; i++) {
            for (int c = 0; c < columns.size(); c++) {
                if (columns.get(c).name().equals(sample.columns().get(i))) {
                    picked.put(i, written.path(c).path("name").asText());
                    break;
                }
            }
        }
        ObjectNode node = JSON.objectNode();
        ArrayNode names = node.putArray("columns");
        picked.values().forEach(names::add);
        ArrayNode rows = node.putArray("rows");
        for (List<JsonNode> row : sample.rows()) {
            ArrayNode cells = rows.addArray();
            picked.keySet().forEach(i -> cells.add(cell(row.get(i))));
        }
        return node;
    }

    private static JsonNode cell(JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        if (text.length() <= CELL_BYTES) {
            return JSON.textNode(text);
        }
        int cut = Character.isHighSurrogate(text.charAt(CELL_BYTES - 1)) ? CELL_BYTES - 1 : CELL_BYTES;
        return JSON.textNode(text.substring(0, cut) + "…");
    }
}
