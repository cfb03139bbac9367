package io.lakecaravan.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Keeps rows of objects out of the state. */
final class ValueGuard {
    private static final Set<String> SAMPLES = Set.of("sample", "sampleData", "rows");

    private ValueGuard() {}

    /** @throws IllegalArgumentException if the document holds rows: an array, or an object with an array, under a sample's name */
    static void check(JsonNode document) {
        for (String name : SAMPLES) {
            JsonNode member = document.path(name);
            boolean holdsRows = member.isArray()
                    || (member.isObject() && member.path("rows").isArray());
            if (holdsRows) {
                throw new IllegalArgumentException("member '" + name
                        + "' holds values of an object, which the state never keeps; leave it out of the base");
            }
        }
    }
}
