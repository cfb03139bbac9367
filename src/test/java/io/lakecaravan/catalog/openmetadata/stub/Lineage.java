package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writing and deleting edges between entities, observed §5 and contract §11. */
final class Lineage {
    private final EntityStore store;

    Lineage(EntityStore store) {
        this.store = store;
    }

    /**
     * Observed §5: "each PUT replaces the whole lineageDetails". Not in the contract: without a source it is Manual, as
     * the schema's default says.
     */
    void put(JsonNode body, Account by) {
        by.mayWrite("EditLineage");
        ObjectNode lineage = Shapes.LINEAGE.read(store.version, "", body);
        Shapes.LINEAGE.require(lineage);
        Entity from = end(lineage.path("edge").path("fromEntity"), "edge.fromEntity");
        Entity to = end(lineage.path("edge").path("toEntity"), "edge.toEntity");
        ObjectNode edge = JsonNodeFactory.instance.objectNode();
        edge.put("fromEntity", from.id.toString()).put("toEntity", to.id.toString());
        ObjectNode details =
                lineage.path("edge").path("lineageDetails") instanceof ObjectNode sent ? sent : edge.objectNode();
        if (!details.has("source")) {
            details.put("source", "Manual");
        }
        checkColumns(details, from, to);
        edge.set("lineageDetails", details);
        store.edges.put(key(from.id.toString(), to.id.toString()), edge);
    }

    /** Observed §5: "reference without id → 400". */
    private Entity end(JsonNode reference, String field) {
        for (String part : new String[] {"id", "type"}) {
            if (!reference.has(part)) {
                throw Errors.invalid(field + "." + part, "must not be null");
            }
        }
        EntityKind kind = kind(reference.path("type").asText());
        String id = reference.path("id").asText();
        return store.byId(kind, id).filter(found -> !found.deleted).orElseThrow(() -> Errors.notFound(kind.type(), id));
    }

    /** Observed §5: "Entity repository for tabel not found". */
    static EntityKind kind(String type) {
        return EntityKind.ofType(type)
                .orElseThrow(() -> Errors.of(
                        404, "Entity repository for " + type + " not found. Is the ENTITY_TYPE_MAP initialized?"));
    }

    /**
     * Observed §5: "unknown column: 200 and silently dropped"; contract §11: "Whether unknown columns are rejected
     * depends on the version (unverified)".
     */
    private void checkColumns(ObjectNode details, Entity from, Entity to) {
        if (details.path("columnsLineage") instanceof ArrayNode lines) {
            Set<String> sources = columns(from);
            Set<String> targets = columns(to);
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (JsonNode line : lines) {
                boolean known = targets.contains(line.path("toColumn").asText());
                for (JsonNode source : line.path("fromColumns")) {
                    known &= sources.contains(source.asText());
                }
                if (known) {
                    kept.add(line);
                } else if (store.version.plays(Variant.UnknownLineageColumn.REFUSED)) {
                    throw Errors.bad(
                            "Invalid column name " + line.path("toColumn").asText());
                }
            }
            details.set("columnsLineage", kept);
        }
    }

    private static Set<String> columns(Entity entity) {
        Set<String> names = new TreeSet<>();
        collect(entity.columns(), entity.fqn, names);
        return names;
    }

    private static void collect(JsonNode columns, String above, Set<String> into) {
        for (JsonNode column : columns) {
            String fqn = Names.join(above, column.path("name").asText());
            into.add(fqn);
            collect(column.path("children"), fqn, into);
        }
    }

    static String key(String from, String to) {
        return from + ">" + to;
    }

    /** Not in the contract: an edge that is not there is 404, to read and to delete. */
    JsonNode edge(String from, String to) {
        return Optional.ofNullable(store.edges.get(key(from, to)))
                .orElseThrow(() -> Errors.of(404, "Lineage edge not found between " + from + " and  " + to));
    }

    void delete(String from, String to, Account by) {
        by.mayWrite("EditLineage");
        edge(from, to);
        store.edges.remove(key(from, to));
    }

    /** Contract §11: "also edges other tools wrote with the same source". */
    void deleteBySource(Entity entity, String source, Account by) {
        by.mayWrite("EditLineage");
        String id = entity.id.toString();
        store.edges
                .values()
                .removeIf(edge ->
                        edge.path("lineageDetails").path("source").asText().equals(source)
                                && (edge.path("toEntity").asText().equals(id)
                                        || edge.path("fromEntity").asText().equals(id)));
    }
}
