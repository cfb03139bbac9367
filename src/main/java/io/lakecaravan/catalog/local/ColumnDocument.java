package io.lakecaravan.catalog.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.DetectedTag;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Columns as the local catalog shows them. */
final class ColumnDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ColumnDocument() {}

    static ObjectNode of(TableColumn tableColumn) {
        Map<List<String>, TaggedField> fields = tableColumn.fields().stream()
                .collect(Collectors.toMap(TaggedField::path, Function.identity(), (one, other) -> one));
        ObjectNode node = field(tableColumn.column(), List.of(), tableColumn.tags(), fields);
        ObjectNode evidence = node.putObject("evidence");
        evidence(evidence, tableColumn.evidence());
        if (!tableColumn.detected().isEmpty()) {
            detected(evidence, tableColumn.detected());
        }
        return node;
    }

    private static void evidence(ObjectNode node, Evidence evidence) {
        node.put("files", evidence.files());
        number(node, "nullShare", evidence.nullShare());
        node.put("values", evidence.values());
        node.put("nulls", evidence.nulls());
        if (evidence.rows().isPresent()) {
            node.put("rows", evidence.rows().getAsLong());
        } else {
            node.putNull("rows");
        }
        node.put("firstObject", evidence.firstObject().orElse(null));
        node.put("lastObject", evidence.lastObject().orElse(null));
        number(node, "confidence", evidence.confidence());
    }

    /** Why tags are suggested: which detector, how many of how many. */
    static void detected(ObjectNode node, List<DetectedTag> tags) {
        ArrayNode detected = node.putArray("detected");
        tags.forEach(tag -> {
            ObjectNode shown = detected.addObject().put("tag", tag.tag()).put("score", tag.score());
            ArrayNode reasons = shown.putArray("reasons");
            tag.reasons().forEach(reasons::add);
        });
    }

    private static void number(ObjectNode node, String name, OptionalDouble number) {
        if (number.isPresent()) {
            node.put(name, number.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    /** @param path below the top-level column */
    private static ObjectNode field(
            Column column, List<String> path, List<String> tags, Map<List<String>, TaggedField> tagged) {
        ObjectNode node = NODES.objectNode();
        node.put("name", column.name());
        node.put("type", TypeText.name(column.type()));
        node.put("nullable", column.nullable());
        ArrayNode fields = node.putArray("fields");
        for (Column member : members(column.type())) {
            List<String> below = new ArrayList<>(path);
            below.add(member.name());
            Optional<TaggedField> found = Optional.ofNullable(tagged.get(below));
            ObjectNode document =
                    field(member, below, found.map(TaggedField::tags).orElse(List.of()), tagged);
            found.filter(field -> !field.detected().isEmpty())
                    .ifPresent(field -> detected(document.putObject("evidence"), field.detected()));
            fields.add(document);
        }
        ArrayNode tagNodes = node.putArray("tags");
        tags.forEach(tagNodes::add);
        if (!column.nativeType().isEmpty()) {
            node.put("nativeType", column.nativeType());
        }
        return node;
    }

    private static List<Column> members(LogicalType type) {
        if (type instanceof LogicalType.ListOf list) {
            return List.of(list.element());
        }
        if (type instanceof LogicalType.MapOf map) {
            return List.of(map.key(), map.value());
        }
        if (type instanceof LogicalType.StructOf struct) {
            return struct.fields();
        }
        if (type instanceof LogicalType.UnionOf union) {
            return union.members();
        }
        return List.of();
    }
}
