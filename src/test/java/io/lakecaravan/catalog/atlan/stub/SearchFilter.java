package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The query of a search: a {@code bool} with {@code filter}, and in it {@code term}, {@code terms} and {@code prefix} (contract §7, §12 check 31). */
final class SearchFilter {
    private final SearchFields fields;
    final List<Predicate<Entity>> tests = new ArrayList<>();
    /** Exact values asked for, by field, to start from few documents. */
    final List<Exact> exact = new ArrayList<>();

    record Exact(String field, List<String> values) {}

    /** Contract §12 check 31. */
    SearchFilter(JsonNode query, SearchFields fields) {
        this.fields = fields;
        JsonNode filters = only(only(query, "bool"), "filter");
        if (filters.isArray()) {
            filters.forEach(this::filter);
        } else {
            filter(filters);
        }
    }

    /** No rule: all tests together. */
    boolean matches(Entity entity) {
        return tests.stream().allMatch(test -> test.test(entity));
    }

    /** No rule: a look-up. */
    boolean asksFor(String field) {
        return exact.stream().anyMatch(one -> one.field().equals(field));
    }

    private void filter(JsonNode filter) {
        Map.Entry<String, JsonNode> clause = single(filter);
        Map.Entry<String, JsonNode> condition = single(clause.getValue());
        SearchFields.Field field = fields.field(condition.getKey());
        JsonNode value = condition.getValue();
        switch (clause.getKey()) {
            case "term" -> term(condition.getKey(), field, value);
            case "terms" -> terms(condition.getKey(), field, value);
            case "prefix" -> {
                String start = field.fold(value.path("value").asText(value.asText()));
                tests.add(entity -> field.values().apply(entity).stream()
                        .anyMatch(one -> field.fold(one.asText()).startsWith(start)));
            }
            default -> throw unsupported(clause.getKey());
        }
    }

    /** Contract §2: "search first with case_insensitive: true". */
    private void term(String name, SearchFields.Field field, JsonNode value) {
        if (!value.isObject()) {
            terms(name, field, List.of(value));
        } else if (value.path("case_insensitive").asBoolean()) {
            String wanted = value.path("value").asText();
            tests.add(entity -> field.values().apply(entity).stream()
                    .anyMatch(one -> one.asText().equalsIgnoreCase(wanted)));
        } else {
            terms(name, field, List.of(value.path("value")));
        }
    }

    private void terms(String name, SearchFields.Field field, Iterable<JsonNode> values) {
        List<String> wanted = new ArrayList<>();
        values.forEach(value -> wanted.add(field.fold(value.asText())));
        exact.add(new Exact(name, wanted));
        tests.add(entity ->
                field.values().apply(entity).stream().anyMatch(one -> wanted.contains(field.fold(one.asText()))));
    }

    private static JsonNode only(JsonNode object, String name) {
        Map.Entry<String, JsonNode> field = single(object);
        if (!field.getKey().equals(name)) {
            throw unsupported(field.getKey());
        }
        return field.getValue();
    }

    private static Map.Entry<String, JsonNode> single(JsonNode object) {
        if (!object.isObject() || object.size() != 1) {
            throw unsupported(object.toString());
        }
        return object.properties().iterator().next();
    }

    /** Contract §12 check 31. */
    private static Refusal unsupported(String found) {
        return Errors.badRequest("query part '" + found + "' is none of those in contract §7");
    }
}
