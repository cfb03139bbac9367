package io.lakecaravan.layout.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.layout.cases.Layouting.PartitionKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The right answer for one lake. Every key is in one table, or skipped, or unassigned, or odd; what is none of these, or
 * two of them, makes the case itself wrong.
 *
 * <p>A key's place is the first that names it: {@code skipped}, {@code unassigned}, {@code odd}, then {@code tables}. A
 * text names the key it equals, or else, as a regular expression, all keys it matches whole; one that names nothing is
 * an error.
 *
 * @param skipped reason by key
 * @param unassigned kept objects that belong to no table, such as a few strange formats; a finding reports each
 * @param odd root by key: objects that deviate from the table they lie in. A finding reports each; that they are counted
 *     to the table or to none is both right, that they make a table is not
 * @param minConfidence of each table
 * @param maxConfidence of each table
 */
record Expected(
        List<Table> tables,
        Map<String, String> skipped,
        Set<String> unassigned,
        Map<String, String> odd,
        double minConfidence,
        double maxConfidence) {
    /**
     * @param format not checked where empty
     * @param name not checked where empty
     */
    record Table(
            String root,
            Optional<String> format,
            Optional<String> name,
            List<PartitionKey> partitionKeys,
            Set<String> keys) {
        Table {
            partitionKeys = List.copyOf(partitionKeys);
            keys = Set.copyOf(keys);
        }
    }

    Expected {
        tables = List.copyOf(tables);
        skipped = Map.copyOf(skipped);
        unassigned = Set.copyOf(unassigned);
        odd = Map.copyOf(odd);
    }

    /** @throws IllegalArgumentException where the case is wrong in itself */
    static Expected read(JsonNode json, List<String> keys) {
        Set<String> rest = new LinkedHashSet<>(keys);
        Map<String, String> skipped = places(json.path("skipped"), rest);
        Set<String> unassigned = new TreeSet<>();
        json.path("unassigned").forEach(text -> unassigned.addAll(take(text.asText(), rest)));
        Map<String, String> odd = places(json.path("odd"), rest);
        List<Table> tables = new ArrayList<>();
        json.path("tables").forEach(table -> tables.add(table(table, rest)));
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("no table and no reason for " + rest);
        }
        return new Expected(
                tables,
                skipped,
                unassigned,
                odd,
                json.path("minConfidence").asDouble(0),
                json.path("maxConfidence").asDouble(1));
    }

    private static Map<String, String> places(JsonNode json, Set<String> rest) {
        Map<String, String> places = new TreeMap<>();
        json.properties()
                .forEach(entry -> take(entry.getKey(), rest)
                        .forEach(key -> places.put(key, entry.getValue().asText())));
        return places;
    }

    private static Table table(JsonNode json, Set<String> rest) {
        Set<String> keys = new TreeSet<>();
        json.path("keys").forEach(text -> keys.addAll(take(text.asText(), rest)));
        if (json.has("match")) {
            keys.addAll(take(json.path("match").asText(), rest));
        }
        List<PartitionKey> partitionKeys = new ArrayList<>();
        json.path("partitionKeys")
                .forEach(key -> partitionKeys.add(new PartitionKey(
                        key.path("name").asText(), key.path("type").asText())));
        return new Table(
                json.path("root").asText(),
                Optional.ofNullable(json.path("format").asText(null)),
                Optional.ofNullable(json.path("name").asText(null)),
                partitionKeys,
                keys);
    }

    /** Takes the keys that the text names out of the rest. */
    private static Set<String> take(String text, Set<String> rest) {
        Set<String> taken = new TreeSet<>();
        if (rest.remove(text)) {
            taken.add(text);
        } else {
            Pattern pattern = Pattern.compile(text);
            rest.stream().filter(key -> pattern.matcher(key).matches()).forEach(taken::add);
            rest.removeAll(taken);
        }
        if (taken.isEmpty()) {
            throw new IllegalArgumentException("names no key that is left: " + text);
        }
        return taken;
    }
}
