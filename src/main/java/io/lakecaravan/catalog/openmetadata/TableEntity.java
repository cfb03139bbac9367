package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Publication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table below database service, database and schema. */
record TableEntity(TablePath path, ServiceType serviceType, StoreFacts store) implements EntityModel {
    @Override
    public String type() {
        return "table";
    }

    @Override
    public String collection() {
        return "/tables";
    }

    @Override
    public String fqn() {
        return path.fqn();
    }

    @Override
    public Optional<String> listedUnder() {
        return Optional.of("/tables?databaseSchema=" + OpenMetadataNames.urlSegment(path.schemaFqn()));
    }

    @Override
    public String service() {
        return path.service();
    }

    /** A database of ours is a bucket. */
    @Override
    public Prerequisite bucketEntity() {
        return Prerequisite.database(path, store);
    }

    @Override
    public List<Prerequisite> parents() {
        return List.of(
                Prerequisite.databaseService(path.service(), serviceType, store),
                bucketEntity(),
                Prerequisite.schema(path, store));
    }

    @Override
    public List<String> fields() {
        return List.of("columns", "tags", "tablePartition", "sourceHash");
    }

    @Override
    public String columnsPath() {
        return "/columns";
    }

    @Override
    public List<String> owned() {
        return List.of("/tableType", "/fileFormat", "/locationPath", "/sourceUrl", "/tablePartition");
    }

    @Override
    public boolean takesSample(ServerVersion server) {
        return true;
    }

    @Override
    public boolean takesProfile() {
        return true;
    }

    @Override
    public ObjectNode payload(Publication publication, ServerKnowledge known, TagMapping mapping) {
        LogicalTable table = publication.table();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", path.table());
        String own = table.name().substring(table.name().indexOf('/') + 1);
        if (!path.table().equals(own) && !path.table().equals(table.name())) {
            node.put("displayName", path.folder().isPresent() ? own : table.name());
        }
        node.put("databaseSchema", path.schemaFqn());
        node.put("description", TableText.of(publication));
        node.put("tableType", table.format().equals("iceberg") ? "Iceberg" : "External");
        FileFormats.ofTable(table.format(), table.compression(), known.version())
                .ifPresent(format -> node.put("fileFormat", format));
        node.put("locationPath", "s3://" + table.bucket() + "/" + table.location());
        Links.of(store, table).ifPresent(link -> node.put("sourceUrl", link));
        ArrayNode columns = ColumnPayload.ofTable(table, mapping);
        node.set("columns", columns);
        partitions(table, columns, node);
        new TagLabels(table.tags(), publication.detected(), mapping).putInto(node);
        return node;
    }

    private static void partitions(LogicalTable table, ArrayNode columns, ObjectNode node) {
        Map<String, String> legal = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            legal.putIfAbsent(
                    table.columns().get(i).column().name(),
                    columns.get(i).path("name").asText());
        }
        // The server refuses a partition that is no column of the table.
        List<String> keys = table.partitionKeys().stream()
                .map(PartitionSummary::name)
                .filter(legal::containsKey)
                .map(legal::get)
                .toList();
        if (!keys.isEmpty()) {
            ArrayNode array = node.putObject("tablePartition").putArray("columns");
            keys.forEach(key -> array.addObject().put("columnName", key).put("intervalType", "COLUMN-VALUE"));
        }
    }
}
