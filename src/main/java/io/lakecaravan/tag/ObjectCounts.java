package io.lakecaravan.tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.tag.detect.ColumnCounts;
import io.lakecaravan.tag.detect.DetectorCounts;
import io.lakecaravan.tag.detect.ValueFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often detectors matched in the columns of one object; holds no value of it.
 *
 * @param suite of the detectors that counted
 * @param tables by the name of the table inside the object, empty where it is one; of each the counts by path
 */
public record ObjectCounts(int suite, SortedMap<String, Map<List<String>, ColumnCounts>> tables) {
    public ObjectCounts {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /** Of one table of the object; empty where it has none by that name. */
    public Map<List<String>, ColumnCounts> of(String table) {
        return tables.getOrDefault(table, Map.of());
    }

    /** As the state keeps it, in few characters: a line for each column, {@code [[path], [facts], {detector: [counts]}]}. */
    public String text() {
        ObjectNode document = RecordJson.mapper().createObjectNode();
        tables.forEach((table, columns) -> {
            ArrayNode lines = document.putArray(table);
            columns.forEach((path, counts) -> line(lines.addArray(), path, counts));
        });
        return document.toString();
    }

    private static void line(ArrayNode line, List<String> path, ColumnCounts counts) {
        ArrayNode names = line.addArray();
        path.forEach(names::add);
        ValueFacts facts = counts.facts();
        line.addArray()
                .add(facts.values())
                .add(facts.nulls())
                .add(facts.prose())
                .add(facts.pairs())
                .add(facts.rising())
                .add(facts.distinct())
                .add(facts.distinctOf());
        ObjectNode detectors = line.addObject();
        counts.detectors()
                .forEach((id, found) -> detectors
                        .putArray(id)
                        .add(found.version())
                        .add(found.matches())
                        .add(found.passes()));
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static ObjectCounts read(int suite, String text) {
        try {
            SortedMap<String, Map<List<String>, ColumnCounts>> tables = new TreeMap<>();
            RecordJson.mapper().readTree(text).properties().forEach(table -> {
                Map<List<String>, ColumnCounts> columns = new LinkedHashMap<>();
                table.getValue().forEach(line -> columns.put(path(line.path(0)), counts(suite, line)));
                tables.put(table.getKey(), columns);
            });
            return new ObjectCounts(suite, tables);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("counts of detectors are no JSON", e);
        }
    }

    private static List<String> path(JsonNode names) {
        List<String> path = new ArrayList<>();
        names.forEach(name -> path.add(name.asText()));
        return List.copyOf(path);
    }

    private static ColumnCounts counts(int suite, JsonNode line) {
        JsonNode facts = line.path(1);
        SortedMap<String, DetectorCounts> detectors = new TreeMap<>();
        line.path(2)
                .properties()
                .forEach(found -> detectors.put(
                        found.getKey(),
                        new DetectorCounts(
                                found.getValue().path(0).asInt(),
                                found.getValue().path(1).asLong(),
                                found.getValue().path(2).asLong())));
        return new ColumnCounts(
                suite,
                new ValueFacts(
                        facts.path(0).asLong(),
                        facts.path(1).asLong(),
                        facts.path(2).asLong(),
                        facts.path(3).asLong(),
                        facts.path(4).asLong(),
                        facts.path(5).asInt(),
                        facts.path(6).asInt()),
                detectors);
    }
}
