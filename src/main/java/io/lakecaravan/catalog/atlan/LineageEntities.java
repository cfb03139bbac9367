package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.atlan.AtlanEntity.Part;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import io.lakecaravan.catalog.atlan.AtlanNames.Hop;
import io.lakecaravan.lineage.ColumnPairs;
import io.lakecaravan.table.LineageFlow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lineage as assets: a Process into each object (or the table) and one out of it, one for both ends together, and under it
 * a ColumnProcess for each pair of columns. Where a flow has one end only, the columns of the table are the other side.
 */
final class LineageEntities {
    /** What stands between the ends: an object, or the table for all of them. */
    record Node(Reference asset, String label) {}

    private final TablePlace place;
    private final Node table;
    private final Map<String, String> columns;
    private final Map<String, AtlanEntity> processes = new LinkedHashMap<>();
    private final Map<String, AtlanEntity> columnProcesses = new LinkedHashMap<>();

    /** @param columns qualified names of the table's columns by name */
    LineageEntities(TablePlace place, Map<String, String> columns) {
        this.place = place;
        this.table = new Node(new Reference("Table", place.table()), place.tableName());
        this.columns = columns;
    }

    Node table() {
        return table;
    }

    Node object(String key) {
        return new Node(new Reference("S3Object", place.object(key)), "s3://" + place.bucket() + "/" + key);
    }

    /** @param through objects that the flow goes through, or the table */
    void add(LineageFlow flow, Optional<FoundDataset> from, Optional<FoundDataset> to, List<Node> through) {
        Optional<Node> upstream = from.map(LineageEntities::node);
        Optional<Node> downstream = to.map(LineageEntities::node);
        for (Node node : through) {
            upstream.ifPresent(up -> process(flow, Hop.INBOUND, up, node));
            downstream.ifPresent(down -> process(flow, Hop.OUTBOUND, node, down));
        }
        if (from.isPresent() && to.isPresent()) {
            process(flow, Hop.END_TO_END, upstream.orElseThrow(), downstream.orElseThrow())
                    .ifPresent(parent -> pairs(
                            flow,
                            parent,
                            new Side(upstream.orElseThrow().label(), from.get().columns()),
                            new Side(downstream.orElseThrow().label(), to.get().columns()),
                            ColumnPairs.endToEnd(
                                    flow,
                                    from.get().columnNames(),
                                    List.copyOf(columns.keySet()),
                                    to.get().columnNames())));
        } else if (from.isPresent() && flow.downstream().isEmpty()) {
            process(flow, Hop.INBOUND, upstream.orElseThrow(), table)
                    .ifPresent(parent -> pairs(
                            flow,
                            parent,
                            new Side(upstream.orElseThrow().label(), from.get().columns()),
                            new Side(table.label(), columns),
                            ColumnPairs.of(flow.inbound(), from.get().columnNames(), List.copyOf(columns.keySet()))));
        } else if (to.isPresent() && flow.upstream().isEmpty()) {
            process(flow, Hop.OUTBOUND, table, downstream.orElseThrow())
                    .ifPresent(parent -> pairs(
                            flow,
                            parent,
                            new Side(table.label(), columns),
                            new Side(downstream.orElseThrow().label(), to.get().columns()),
                            ColumnPairs.of(
                                    flow.outbound(),
                                    List.copyOf(columns.keySet()),
                                    to.get().columnNames())));
        }
    }

    /** Parents first. */
    List<AtlanEntity> entities() {
        return Stream.concat(processes.values().stream(), columnProcesses.values().stream())
                .toList();
    }

    private static Node node(FoundDataset dataset) {
        return new Node(dataset.reference(), dataset.label());
    }

    private record Side(String label, Map<String, String> columns) {}

    /** Empty where both ends are one asset. */
    private Optional<Reference> process(LineageFlow flow, Hop hop, Node from, Node to) {
        if (from.asset().equals(to.asset())) {
            return Optional.empty();
        }
        AtlanEntity entity = entity("Process", hop, flow.name(), from, to, Map.of());
        processes.putIfAbsent(entity.qualifiedName(), entity);
        return Optional.of(new Reference("Process", entity.qualifiedName()));
    }

    private void pairs(LineageFlow flow, Reference parent, Side from, Side to, List<ColumnPairs.Pair> pairs) {
        for (ColumnPairs.Pair pair : pairs) {
            AtlanEntity entity = entity(
                    "ColumnProcess",
                    Hop.COLUMN,
                    flow.name(),
                    column(from, pair.from()),
                    column(to, pair.to()),
                    Map.of("process", parent));
            columnProcesses.putIfAbsent(entity.qualifiedName(), entity);
        }
    }

    private static Node column(Side side, String name) {
        return new Node(new Reference("Column", side.columns().get(name)), side.label() + "." + name);
    }

    private AtlanEntity entity(String type, Hop hop, String flow, Node from, Node to, Map<String, Reference> links) {
        String qualified = AtlanNames.lineage(
                place.connection().qualifiedName(),
                hop,
                List.of(from.asset().qualifiedName()),
                List.of(to.asset().qualifiedName()));
        ObjectNode node = place.asset(from.label() + " → " + to.label(), qualified);
        Map<String, List<Reference>> ends = new LinkedHashMap<>();
        ends.put("inputs", List.of(from.asset()));
        ends.put("outputs", List.of(to.asset()));
        return new AtlanEntity(
                Part.LINEAGE,
                type,
                qualified,
                node,
                links,
                ends,
                JsonNodeFactory.instance.objectNode(),
                List.of(),
                flow);
    }
}
