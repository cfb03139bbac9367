package io.lakecaravan.catalog.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.lineage.ColumnPairs;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Flows as the local catalog shows them. Nobody is asked for the columns at the ends: they are those to be expected. */
final class LineageDocument {
    private LineageDocument() {}

    static ArrayNode of(Publication publication) {
        List<String> columns = publication.table().columns().stream()
                .map(column -> column.column().name())
                .toList();
        ArrayNode flows = JsonNodeFactory.instance.arrayNode();
        publication.lineage().forEach(flow -> flows.add(flow(flow, columns)));
        return flows;
    }

    private static ObjectNode flow(LineageFlow flow, List<String> columns) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("rule", flow.name());
        end(node, "upstream", flow.upstream());
        node.put("objects", flow.objects().orElse(null));
        end(node, "downstream", flow.downstream());
        ObjectNode pairs = node.putObject("columns");
        flow.upstream()
                .ifPresent(from -> pairs(pairs, "inbound", ColumnPairs.expectedInbound(flow.inbound(), columns)));
        flow.downstream()
                .ifPresent(to -> pairs(pairs, "outbound", ColumnPairs.expectedOutbound(flow.outbound(), columns)));
        return node;
    }

    private static void end(ObjectNode flow, String name, Optional<Dataset> end) {
        if (end.isEmpty()) {
            flow.putNull(name);
            return;
        }
        Dataset dataset = end.get();
        ObjectNode node = flow.putObject(name).put("system", dataset.system());
        node.put("kind", dataset.kind().text());
        ArrayNode path = node.putArray("path");
        dataset.path().forEach(path::add);
        ObjectNode services = node.putObject("services");
        new TreeMap<>(dataset.services()).forEach(services::put);
    }

    private static void pairs(ObjectNode columns, String hop, List<ColumnPairs.Pair> pairs) {
        ArrayNode array = columns.putArray(hop);
        pairs.forEach(pair -> array.addObject().put("from", pair.from()).put("to", pair.to()));
    }
}
