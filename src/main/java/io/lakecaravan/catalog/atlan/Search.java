package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Bodies of searches. Every one asks for what is not archived, and sorts by guid last. */
final class Search {
    static final int PAGE = 100;
    /** The first hit of the last page that can be had without a cursor: the index window is 10,000 (contract, section 7). */
    static final int LAST_PAGE = 9_900;

    private Search() {}

    static ObjectNode of(int size, List<String> attributes, ObjectNode... filters) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode dsl = body.putObject("dsl");
        dsl.put("from", 0).put("size", size).put("track_total_hits", true);
        ArrayNode all = dsl.putObject("query").putObject("bool").putArray("filter");
        all.add(term("__state", "ACTIVE"));
        for (ObjectNode filter : filters) {
            all.add(filter);
        }
        sort(dsl, List.of());
        attributes.forEach(body.putArray("attributes")::add);
        body.put("excludeMeanings", true).put("excludeClassifications", true);
        return body;
    }

    /** Sorts by these fields first. */
    static ObjectNode sorted(ObjectNode body, List<String> fields) {
        sort((ObjectNode) body.path("dsl"), fields);
        return body;
    }

    /** The page that begins after so many hits, readable or not. */
    static ObjectNode from(ObjectNode body, int first) {
        ((ObjectNode) body.path("dsl")).put("from", first);
        return body;
    }

    private static void sort(ObjectNode dsl, List<String> fields) {
        ArrayNode sort = dsl.putArray("sort");
        fields.forEach(field -> sort.addObject().putObject(field).put("order", "asc"));
        sort.addObject().putObject("__guid").put("order", "asc");
    }

    static ObjectNode term(String field, String value) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        filter.putObject("term").put(field, value);
        return filter;
    }

    static ObjectNode termIgnoringCase(String field, String value) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        filter.putObject("term").putObject(field).put("value", value).put("case_insensitive", true);
        return filter;
    }

    static ObjectNode terms(String field, List<String> values) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        values.forEach(filter.putObject("terms").putArray(field)::add);
        return filter;
    }

    static ObjectNode prefix(String field, String value) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        filter.putObject("prefix").put(field, value);
        return filter;
    }
}
