package io.lakecaravan.catalog.openlineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.lineage.ColumnPairs;
import io.lakecaravan.lineage.ColumnPairs.Pair;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.DatasetKind;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The flows of a table as OpenLineage events, version 2-0-2 of the specification: each hop is a job, its run in a crawl
 * has a START and a COMPLETE. Nobody is asked for the columns at the ends: they are those to be expected.
 *
 * @see <a href="https://openlineage.io/spec/2-0-2/OpenLineage.json">The specification</a>
 */
final class OpenLineageEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PRODUCER = "urn:lakecaravan:lake-caravan";
    private static final String SPEC = "https://openlineage.io/spec/";
    private static final String EVENT = SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String COLUMN_LINEAGE =
            SPEC + "facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet";
    private static final String SCHEMA = SPEC + "facets/1-1-1/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet";

    private final Publication publication;
    private final String namespace;
    private final String catalog;
    private final Instant now;
    private final List<String> columns;

    /**
     * @param namespace of our jobs
     * @param catalog by whose name or type datasets tell their namespace
     */
    OpenLineageEvents(Publication publication, String namespace, String catalog, Instant now) {
        this.publication = publication;
        this.namespace = namespace;
        this.catalog = catalog;
        this.now = now;
        this.columns = publication.table().columns().stream()
                .map(column -> column.column().name())
                .toList();
    }

    /** In the order of the flows; the same but for the time for the same publication. */
    List<ObjectNode> all() {
        List<ObjectNode> events = new ArrayList<>();
        for (LineageFlow flow : publication.lineage()) {
            flow.upstream().ifPresent(from -> {
                List<Pair> pairs = ColumnPairs.expectedInbound(flow.inbound(), columns);
                add(events, flow.name() + "/" + table().id() + "/in", named(from), withColumns(named(from), pairs));
            });
            flow.downstream().ifPresent(to -> {
                ObjectNode output = named(to);
                lineage(output.putObject("facets"), own(), ColumnPairs.expectedOutbound(flow.outbound(), columns));
                add(events, flow.name() + "/" + table().id() + "/out", withSchema(own()), output);
            });
        }
        return events;
    }

    private void add(List<ObjectNode> events, String job, ObjectNode input, ObjectNode output) {
        UUID run = UUID.nameUUIDFromBytes(
                (namespace + "\n" + job + "\n" + publication.run()).getBytes(StandardCharsets.UTF_8));
        for (String type : List.of("START", "COMPLETE")) {
            ObjectNode event = JSON.objectNode();
            event.put("eventType", type);
            event.put("eventTime", now.toString());
            event.put("producer", PRODUCER);
            event.put("schemaURL", EVENT);
            event.putObject("run").put("runId", run.toString());
            event.putObject("job").put("namespace", namespace).put("name", job);
            event.putArray("inputs").add(input);
            event.putArray("outputs").add(output);
            events.add(event);
        }
    }

    private LogicalTable table() {
        return publication.table();
    }

    private ObjectNode withColumns(ObjectNode input, List<Pair> pairs) {
        ObjectNode output = withSchema(own());
        lineage((ObjectNode) output.path("facets"), input, pairs);
        return output;
    }

    /** As the naming rules of the specification have it: the bucket, and the key or prefix in it. */
    private ObjectNode own() {
        return dataset("s3://" + table().bucket(), path(table().root()));
    }

    private static String path(String root) {
        return root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }

    private ObjectNode named(Dataset dataset) {
        String system = dataset.service(catalog, OpenLineageSink.TYPE).orElse(dataset.system());
        return dataset(system, String.join(dataset.kind() == DatasetKind.CONTAINER ? "/" : ".", dataset.path()));
    }

    private static ObjectNode dataset(String namespace, String name) {
        return JSON.objectNode().put("namespace", namespace).put("name", name.isEmpty() ? "/" : name);
    }

    private ObjectNode withSchema(ObjectNode dataset) {
        ObjectNode schema = facet(dataset.putObject("facets"), "schema", SCHEMA);
        fields(schema, table().columns().stream().map(TableColumn::column).toList());
        return dataset;
    }

    private static void fields(ObjectNode node, List<Column> columns) {
        ArrayNode fields = node.putArray("fields");
        for (Column column : columns) {
            ObjectNode field = fields.addObject().put("name", column.name()).put("type", TypeText.name(column.type()));
            if (column.type() instanceof LogicalType.StructOf struct) {
                fields(field, struct.fields());
            }
        }
    }

    private static void lineage(ObjectNode facets, ObjectNode input, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        Map<String, List<String>> sources = new LinkedHashMap<>();
        pairs.forEach(pair ->
                sources.computeIfAbsent(pair.to(), to -> new ArrayList<>()).add(pair.from()));
        ObjectNode fields = facet(facets, "columnLineage", COLUMN_LINEAGE).putObject("fields");
        sources.forEach((to, all) -> {
            ArrayNode inputs = fields.putObject(to).putArray("inputFields");
            all.forEach(from -> inputs.addObject()
                    .put("namespace", input.path("namespace").asText())
                    .put("name", input.path("name").asText())
                    .put("field", from));
        });
    }

    private static ObjectNode facet(ObjectNode facets, String name, String schema) {
        return facets.putObject(name).put("_producer", PRODUCER).put("_schemaURL", schema);
    }
}
