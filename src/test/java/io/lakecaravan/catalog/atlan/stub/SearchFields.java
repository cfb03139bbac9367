package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The fields that filters and sorts may name: contract §7, field rules. */
final class SearchFields {
    private final Map<String, Attribute> attributes = new HashMap<>();
    private final Definitions definitions;
    private final Propagation propagation;

    /** Values of a field in a document; {@code folded}: compared in lower case (§12 check 32). */
    record Field(Function<Entity, List<JsonNode>> values, boolean folded) {
        /** Contract §12 check 32. */
        String fold(String text) {
            return folded ? text.toLowerCase(Locale.ROOT) : text;
        }
    }

    SearchFields(Model model, Definitions definitions, Propagation propagation) {
        this.definitions = definitions;
        this.propagation = propagation;
        model.all().forEach(type -> attributes.putAll(type.attributes()));
    }

    /** Contract §7: "Field rules". */
    Field field(String name) {
        return switch (name) {
            case "__state" -> text(entity -> entity.status().name());
            case "__typeName.keyword" -> text(entity -> entity.type().name());
            case "__superTypeNames.keyword" ->
                texts(entity -> entity.type().ancestors().stream()
                        .filter(type -> !type.equals(entity.type().name())));
            case "__guid" -> text(Entity::guid);
            case "__timestamp" -> number(Entity::createTime);
            case "__modificationTimestamp" -> number(Entity::updateTime);
            case "__createdBy" -> text(entity -> entity.createdBy().name());
            case "__modifiedBy" -> text(entity -> entity.updatedBy().name());
            case "__classificationNames" ->
                texts(entity ->
                        Stream.concat(entity.tags().keySet().stream(), propagation.onto(entity).keySet().stream()));
            case "name.keyword" -> new Field(entity -> List.of(textNode(entity.text("name"))), true);
            default -> attribute(name);
        };
    }

    /** Contract §12 check 31: only filters of §7. */
    private Field attribute(String name) {
        int dot = name.indexOf('.');
        Attribute whole = attributes.get(name);
        if (whole != null && (whole.kind() == Kind.KEYWORD || !whole.kind().isText())) {
            return new Field(entity -> elements(entity.attributes().get(name)), false);
        }
        if (dot > 0) {
            String head = name.substring(0, dot);
            String tail = name.substring(dot + 1);
            Attribute words = attributes.get(head);
            if (words != null && words.kind() == Kind.WORDS && tail.equals("keyword")) {
                return new Field(entity -> elements(entity.attributes().get(head)), false);
            }
            if (definitions
                    .set(head)
                    .filter(set -> set.attributes().containsKey(tail))
                    .isPresent()) {
                return new Field(
                        entity -> elements(
                                entity.custom().getOrDefault(head, Map.of()).get(tail)),
                        false);
            }
        }
        throw Errors.badRequest("field " + name + " is not one that can be matched exactly (contract §7)");
    }

    private static List<JsonNode> elements(JsonNode value) {
        if (value == null) {
            return List.of();
        }
        List<JsonNode> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(values::add);
        } else {
            values.add(value);
        }
        return values;
    }

    private static Field text(Function<Entity, String> value) {
        return new Field(entity -> List.of(textNode(value.apply(entity))), false);
    }

    private static Field texts(Function<Entity, Stream<String>> values) {
        return new Field(
                entity -> values.apply(entity).map(SearchFields::textNode).toList(), false);
    }

    private static Field number(Function<Entity, Long> value) {
        return new Field(entity -> List.of(LongNode.valueOf(value.apply(entity))), false);
    }

    private static JsonNode textNode(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}
