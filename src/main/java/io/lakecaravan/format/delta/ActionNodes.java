package io.lakecaravan.format.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.delta.Action.Add;
import io.lakecaravan.format.delta.Action.DeletionVector;
import io.lakecaravan.format.delta.Action.Metadata;
import io.lakecaravan.format.delta.Action.Protocol;
import io.lakecaravan.format.delta.Action.Remove;
import io.lakecaravan.format.delta.Action.Sidecar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Actions from their JSON trees, which commits hold as text and checkpoints as columns. */
final class ActionNodes {
    static final Set<String> KINDS = Set.of("add", "remove", "metaData", "protocol", "sidecar");

    private static final JsonFactory JSON = new JsonFactory();

    /** An entry of the log lacks what the protocol asks for. */
    static final class IncompleteException extends Exception {
        private static final long serialVersionUID = 1;

        IncompleteException(String message) {
            super(message);
        }
    }

    private ActionNodes() {}

    /** @param kind one of {@link #KINDS} */
    static Action of(String kind, JsonNode node) throws IncompleteException {
        return switch (kind) {
            case "add" -> add(node);
            case "remove" -> new Remove(id(node));
            case "metaData" -> metadata(node);
            case "protocol" -> new Protocol(number(node, "minReaderVersion"), texts(node.path("readerFeatures")));
            case "sidecar" ->
                new Sidecar(text(node, "path"), node.path("sizeInBytes").asLong(-1));
            default -> throw new IllegalArgumentException(kind + " is none of " + KINDS);
        };
    }

    private static Add add(JsonNode node) throws IncompleteException {
        Map<String, Optional<String>> partition = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> value : node.path("partitionValues").properties()) {
            partition.put(
                    value.getKey(),
                    value.getValue().isNull()
                            ? Optional.empty()
                            : Optional.of(value.getValue().asText()));
        }
        return new Add(text(node, "path"), partition, node.path("size").asLong(-1), records(node), vector(node));
    }

    private static OptionalLong records(JsonNode node) {
        JsonNode parsed = node.path("stats_parsed").path("numRecords");
        if (parsed.isIntegralNumber()) {
            return nonNegative(parsed.longValue());
        }
        JsonNode stats = node.path("stats");
        return stats.isTextual() ? records(stats.textValue()) : OptionalLong.empty();
    }

    /** Only as far into the text as needed: minima and maxima of a hundred columns stand behind. */
    private static OptionalLong records(String stats) {
        try (JsonParser in = JSON.createParser(stats)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return OptionalLong.empty();
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = in.currentName().equals("numRecords");
                JsonToken value = in.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_NUMBER_INT ? nonNegative(in.getLongValue()) : OptionalLong.empty();
                }
                in.skipChildren();
            }
        } catch (JsonProcessingException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory is always readable", e);
        }
        return OptionalLong.empty();
    }

    private static OptionalLong nonNegative(long count) {
        return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }

    private static Optional<DeletionVector> vector(JsonNode node) throws IncompleteException {
        JsonNode vector = node.path("deletionVector");
        if (!vector.isObject()) {
            return Optional.empty();
        }
        return Optional.of(new DeletionVector(
                text(vector, "storageType"),
                text(vector, "pathOrInlineDv"),
                vector.path("offset").isInt()
                        ? OptionalInt.of(vector.path("offset").intValue())
                        : OptionalInt.empty(),
                number(vector, "sizeInBytes"),
                vector.path("cardinality").asLong()));
    }

    private static String id(JsonNode node) throws IncompleteException {
        return new Add(text(node, "path"), Map.of(), 0, OptionalLong.empty(), vector(node)).id();
    }

    private static Metadata metadata(JsonNode node) throws IncompleteException {
        Map<String, String> configuration = new LinkedHashMap<>();
        node.path("configuration")
                .properties()
                .forEach(entry ->
                        configuration.put(entry.getKey(), entry.getValue().asText()));
        return new Metadata(text(node, "schemaString"), texts(node.path("partitionColumns")), configuration);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String text(JsonNode node, String name) throws IncompleteException {
        if (!node.path(name).isTextual()) {
            throw new IncompleteException("an action lacks the text " + name);
        }
        return node.path(name).textValue();
    }

    private static int number(JsonNode node, String name) throws IncompleteException {
        if (!node.path(name).isInt()) {
            throw new IncompleteException("an action lacks the number " + name);
        }
        return node.path(name).intValue();
    }
}
