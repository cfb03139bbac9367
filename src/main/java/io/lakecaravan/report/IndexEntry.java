package io.lakecaravan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the page's list knows of a table without its details. Member names are short: there may be ten thousand. */
final class IndexEntry {
    private static final int SEARCHED = 400;

    private IndexEntry() {}

    /** @param chunk number of the details file, {@code place} in it from 0 */
    static void write(JsonGenerator json, JsonNode table, int chunk, int place) throws IOException {
        json.writeStartObject();
        json.writeStringField("n", table.path("name").asText());
        json.writeStringField("s", table.path("source").asText());
        json.writeStringField("b", table.path("bucket").asText());
        json.writeStringField("f", table.path("format").asText());
        json.writeNumberField("c", table.path("columns").size());
        if (table.path("rows").isObject()) {
            json.writeNumberField("r", table.path("rows").path("value").asLong());
        } else {
            json.writeNullField("r");
        }
        json.writeBooleanField("x", table.path("rows").path("exact").asBoolean());
        json.writeNumberField("o", table.path("objects").asLong());
        json.writeNumberField("y", table.path("bytes").asLong());
        json.writeArrayFieldStart("t");
        for (String tag : tags(table)) {
            json.writeString(tag);
        }
        json.writeEndArray();
        json.writeNumberField("w", table.path("findings").size());
        json.writeStringField("q", columns(table));
        json.writeNumberField("k", chunk);
        json.writeNumberField("i", place);
        json.writeEndObject();
    }

    private static SortedSet<String> tags(JsonNode table) {
        SortedSet<String> tags = new TreeSet<>();
        table.path("tags").forEach(tag -> tags.add(tag.asText()));
        table.path("columns").forEach(column -> column.path("tags").forEach(tag -> tags.add(tag.asText())));
        return tags;
    }

    private static String columns(JsonNode table) {
        StringBuilder names = new StringBuilder();
        for (JsonNode column : table.path("columns")) {
            if (names.length() < SEARCHED) {
                names.append(names.isEmpty() ? "" : " ")
                        .append(column.path("name").asText());
            }
        }
        return names.length() > SEARCHED ? names.substring(0, SEARCHED) : names.toString();
    }
}
