package io.lakecaravan.catalog.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.ColumnProfile;
import io.lakecaravan.table.ColumnProfile.Frequency;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.TableProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Profiles as the local catalog shows them, and what of them stays when a table is published without one. */
final class ProfileDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> VALUES = List.of("min", "max", "mean", "deviation", "quantiles", "top");

    private ProfileDocument() {}

    static ObjectNode of(TableProfile profile) {
        ObjectNode node = NODES.objectNode();
        node.put("at", profile.at().toString()).put("rows", profile.rows());
        ArrayNode columns = node.putArray("columns");
        profile.columns().forEach(column -> columns.add(column(column)));
        return node;
    }

    /** Members that are not known are left out. */
    private static ObjectNode column(ColumnProfile column) {
        ObjectNode node = NODES.objectNode();
        column.path().forEach(node.putArray("path")::add);
        node.put("values", column.values());
        put(node, "nulls", column.nulls());
        put(node, "nullShare", column.nullShare());
        put(node, "distinct", column.distinct());
        put(node, "min", column.min());
        put(node, "max", column.max());
        put(node, "mean", column.mean());
        put(node, "deviation", column.deviation());
        if (!column.quantiles().isEmpty()) {
            column.quantiles().forEach(node.putArray("quantiles")::add);
        }
        put(node, "minLength", column.minLength());
        put(node, "maxLength", column.maxLength());
        frequencies(node, "top", "value", column.top());
        frequencies(node, "patterns", "pattern", column.patterns());
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalLong number) {
        number.ifPresent(known -> node.put(name, known));
    }

    private static void put(ObjectNode node, String name, OptionalDouble number) {
        number.ifPresent(known -> node.put(name, known));
    }

    private static void put(ObjectNode node, String name, Optional<String> text) {
        text.ifPresent(known -> node.put(name, known));
    }

    private static void frequencies(ObjectNode node, String name, String what, List<Frequency> frequencies) {
        if (!frequencies.isEmpty()) {
            ArrayNode array = node.putArray(name);
            frequencies.forEach(each -> array.addObject().put(what, each.what()).put("count", each.count()));
        }
    }

    /** The opposite of {@link #of}. */
    static TableProfile read(JsonNode profile) {
        List<ColumnProfile> columns = new ArrayList<>();
        profile.path("columns").forEach(column -> columns.add(readColumn(column)));
        return new TableProfile(
                Instant.parse(profile.path("at").asText()), profile.path("rows").asLong(), columns);
    }

    private static ColumnProfile readColumn(JsonNode column) {
        return new ColumnProfile(
                texts(column.path("path")),
                column.path("values").asLong(),
                number(column.path("nulls")),
                decimal(column.path("distinct")),
                Optional.ofNullable(column.path("min").textValue()),
                Optional.ofNullable(column.path("max").textValue()),
                decimal(column.path("mean")),
                decimal(column.path("deviation")),
                texts(column.path("quantiles")),
                number(column.path("minLength")),
                number(column.path("maxLength")),
                frequencies(column.path("top"), "value"),
                frequencies(column.path("patterns"), "pattern"));
    }

    private static OptionalLong number(JsonNode node) {
        return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }

    private static OptionalDouble decimal(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<Frequency> frequencies(JsonNode array, String what) {
        List<Frequency> frequencies = new ArrayList<>();
        array.forEach(each -> frequencies.add(
                new Frequency(each.path(what).asText(), each.path("count").asLong())));
        return frequencies;
    }

    /** A profile of an earlier run: of columns that are still there, without values where they have a tag by now. */
    static Optional<JsonNode> kept(JsonNode profile, LogicalTable table) {
        if (!profile.isObject()) {
            return Optional.empty();
        }
        Set<String> names =
                table.columns().stream().map(column -> column.column().name()).collect(Collectors.toSet());
        Set<String> tagged = table.columns().stream()
                .filter(column -> !column.tags().isEmpty())
                .map(column -> column.column().name())
                .collect(Collectors.toSet());
        ObjectNode kept = profile.deepCopy();
        ArrayNode columns = kept.putArray("columns");
        for (JsonNode column : profile.path("columns")) {
            String name = column.path("path").path(0).asText();
            if (names.contains(name) && column instanceof ObjectNode node) {
                columns.add(tagged.contains(name) ? node.deepCopy().without(VALUES) : node);
            }
        }
        return Optional.of(kept);
    }
}
