package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Profiles of a table and its columns: a time series, observed §5 and contract §9. */
final class Profiles {
    private Profiles() {}

    /** Observed §5: "nested column as path below the table"; observed §5: "x or a full FQN → 400". */
    static void put(StubVersion version, Entity table, JsonNode body, Account by) {
        by.mayWrite("EditDataProfile");
        ObjectNode profile = Shapes.PROFILE.read(version, "", body);
        Shapes.PROFILE.require(profile);
        requireTimestamp(profile.path("tableProfile"), "tableProfile.timestamp");
        Map<String, JsonNode> paths = new LinkedHashMap<>();
        collect(table.columns(), "", version.plays(Variant.NestedProfile.BY_PATH), paths);
        for (JsonNode column : profile.path("columnProfile")) {
            requireTimestamp(column, "columnProfile.timestamp");
            String name = column.path("name").asText();
            if (!paths.containsKey(Names.canonical(name)) && !paths.containsKey(Names.part(name))) {
                throw Errors.bad("Invalid column name " + name);
            }
        }
        if (version.plays(Variant.SameTimestamp.REPLACES)) {
            table.profiles.removeIf(former -> timestamp(former) == timestamp(profile));
        }
        table.profiles.add(profile);
    }

    /** Contract §9: "required in tableProfile". */
    private static void requireTimestamp(JsonNode profile, String field) {
        if (!profile.has("timestamp")) {
            throw Errors.invalid(field, "must not be null");
        }
        // Contract §9: "timestamp (epoch ms)". Not in the contract: the server goes by the number of digits.
        if (profile.path("timestamp").asText().length() < 12) {
            throw Errors.bad("Timestamp " + profile.path("timestamp").asText()
                    + " is not valid, it should be in milliseconds since epoch");
        }
    }

    private static long timestamp(JsonNode profile) {
        return profile.path("tableProfile").path("timestamp").asLong();
    }

    /**
     * Observed §5: "tableProfile/latest". Not in the contract: of several with one timestamp, the one that came last.
     */
    static Optional<ObjectNode> latest(Entity table) {
        return newestFirst(table).stream().findFirst();
    }

    private static List<ObjectNode> newestFirst(Entity table) {
        List<ObjectNode> newest = new ArrayList<>(table.profiles);
        java.util.Collections.reverse(newest);
        newest.sort(Comparator.comparingLong((ObjectNode profile) -> -timestamp(profile)));
        return newest;
    }

    /** Puts the latest profile into the table and into its columns (observed §5: "tableProfile/latest"). */
    static void show(Entity table, ObjectNode view) {
        Optional<ObjectNode> latest = latest(table);
        if (latest.isEmpty()) {
            return;
        }
        view.set("profile", latest.get().path("tableProfile"));
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        collect(view.path("columns"), "", true, columns);
        for (JsonNode profile : latest.get().path("columnProfile")) {
            String name = profile.path("name").asText();
            Optional.ofNullable(columns.get(Names.canonical(name)))
                    .or(() -> Optional.ofNullable(columns.get(Names.part(name))))
                    .ifPresent(column -> ((ObjectNode) column).set("profile", profile));
        }
    }

    /** Contract §9: "tableProfile?startTs=&endTs=", the newest first. */
    static List<JsonNode> tables(Entity table, Query query) {
        return inRange(table, query).stream()
                .map(profile -> profile.path("tableProfile"))
                .toList();
    }

    /**
     * Not in the contract: {@code columnProfile?startTs=&endTs=} of one column, the newest first, both ends required.
     */
    static List<JsonNode> columns(Entity table, String column, Query query) {
        for (String end : List.of("startTs", "endTs")) {
            if (query.value(end).isEmpty()) {
                throw Errors.invalid(end, "must not be null");
            }
        }
        List<JsonNode> found = new ArrayList<>();
        for (ObjectNode profile : inRange(table, query)) {
            for (JsonNode of : profile.path("columnProfile")) {
                if (Names.canonical(of.path("name").asText()).equals(Names.canonical(column))) {
                    found.add(of);
                }
            }
        }
        return found;
    }

    private static List<ObjectNode> inRange(Entity table, Query query) {
        long from = query.longNumber("startTs", Long.MIN_VALUE);
        long to = query.longNumber("endTs", Long.MAX_VALUE);
        return newestFirst(table).stream()
                .filter(profile -> timestamp(profile) >= from && timestamp(profile) <= to)
                .toList();
    }

    private static void collect(JsonNode columns, String above, boolean nested, Map<String, JsonNode> into) {
        for (JsonNode column : columns) {
            String part = Names.part(column.path("name").asText());
            String path = above.isEmpty() ? part : above + "." + part;
            into.put(path, column);
            if (nested) {
                collect(column.path("children"), path, true, into);
            }
        }
    }
}
