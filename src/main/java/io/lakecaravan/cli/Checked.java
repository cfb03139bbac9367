package io.lakecaravan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One line of {@code check}.
 *
 * @param kind {@code source} or {@code catalog}
 * @param fix what to do; empty when it can be used
 */
record Checked(String kind, String name, String found, Optional<String> fix) {
    boolean isFine() {
        return fix.isEmpty();
    }

    String text() {
        return (isFine() ? "ok    " : "FAIL  ") + kind + " " + name + ": " + InspectText.safe(found)
                + fix.map(text -> ". Fix: " + InspectText.safe(text)).orElse("");
    }

    String json() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("kind", kind);
        line.put("name", name);
        line.put("status", isFine() ? "ok" : "failed");
        line.put("found", found);
        line.put("fix", fix.orElse(null));
        return line.toString();
    }
}
