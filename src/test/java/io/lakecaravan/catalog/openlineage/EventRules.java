package io.lakecaravan.catalog.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What version 2-0-2 of the OpenLineage specification asks of a RunEvent and of the facets that we send. */
public final class EventRules {
    private static final Set<String> TYPES = Set.of("START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER");

    private final List<String> problems = new ArrayList<>();

    private EventRules() {}

    /** Empty for a valid event. */
    public static List<String> problems(JsonNode event) {
        EventRules rules = new EventRules();
        rules.event(event);
        return rules.problems;
    }

    private void event(JsonNode event) {
        time(event.path("eventTime"));
        uri(event, "producer");
        uri(event, "schemaURL");
        check(event.path("schemaURL").asText().endsWith("#/$defs/RunEvent"), "schemaURL is not that of RunEvent");
        check(TYPES.contains(event.path("eventType").asText()), "eventType");
        try {
            check(UUID.fromString(event.at("/run/runId").asText()).version() > 0, "runId");
        } catch (IllegalArgumentException e) {
            problems.add("runId is no UUID");
        }
        named(event.path("job"), "job");
        check(event.path("inputs").isArray() && event.path("outputs").isArray(), "inputs and outputs are lists");
        event.path("inputs").forEach(this::dataset);
        event.path("outputs").forEach(this::dataset);
    }

    private void dataset(JsonNode dataset) {
        named(dataset, "dataset");
        dataset.path("facets").properties().forEach(facet -> {
            uri(facet.getValue(), "_producer");
            uri(facet.getValue(), "_schemaURL");
            switch (facet.getKey()) {
                case "schema" -> fields(facet.getValue().path("fields"));
                case "columnLineage" -> lineage(facet.getValue().path("fields"));
                default -> problems.add("a facet that nobody checks: " + facet.getKey());
            }
        });
    }

    private void fields(JsonNode fields) {
        check(fields.isArray(), "schema.fields is no list");
        fields.forEach(field -> {
            check(field.path("name").isTextual() && field.path("type").isTextual(), "a field without name or type");
            if (field.has("fields")) {
                fields(field.path("fields"));
            }
        });
    }

    private void lineage(JsonNode fields) {
        check(fields.isObject() && !fields.isEmpty(), "columnLineage.fields");
        fields.forEach(field -> {
            check(!field.path("inputFields").isEmpty(), "a field without inputFields");
            field.path("inputFields").forEach(input -> {
                named(input, "inputField");
                check(input.path("field").isTextual(), "an inputField without field");
            });
        });
    }

    private void named(JsonNode node, String what) {
        check(!node.path("namespace").asText().isEmpty(), what + " has no namespace");
        check(!node.path("name").asText().isEmpty(), what + " has no name");
    }

    private void uri(JsonNode node, String member) {
        try {
            check(new URI(node.path(member).asText()).isAbsolute(), member + " is no URI");
        } catch (URISyntaxException e) {
            problems.add(member + " is no URI");
        }
    }

    private void time(JsonNode time) {
        try {
            check(Instant.parse(time.asText()).isAfter(Instant.EPOCH), "eventTime");
        } catch (DateTimeParseException e) {
            problems.add("eventTime is no time");
        }
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
