package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which column of ours is which of those that stand there: by name, else by name without regard to case, as servers do it. */
final class ColumnMatch {
    static final int NONE = -1;

    private ColumnMatch() {}

    /** @return for each wanted column the place of the one that stands there, or {@link #NONE} */
    static int[] match(JsonNode there, JsonNode wanted) {
        int[] places = new int[wanted.size()];
        Arrays.fill(places, NONE);
        boolean[] taken = new boolean[there.size()];
        Map<String, Integer> exact = new HashMap<>();
        for (int i = there.size() - 1; i >= 0; i--) {
            exact.put(name(there.get(i)), i);
        }
        for (int w = 0; w < places.length; w++) {
            Integer at = exact.get(name(wanted.get(w)));
            if (at != null && !taken[at]) {
                places[w] = at;
                taken[at] = true;
            }
        }
        Map<String, Integer> loose = new HashMap<>();
        for (int i = there.size() - 1; i >= 0; i--) {
            if (!taken[i]) {
                loose.put(name(there.get(i)).toLowerCase(Locale.ROOT), i);
            }
        }
        for (int w = 0; w < places.length; w++) {
            if (places[w] == NONE) {
                Integer at = loose.remove(name(wanted.get(w)).toLowerCase(Locale.ROOT));
                places[w] = at == null ? NONE : at;
            }
        }
        return places;
    }

    /** A change of case alone is not stored by servers, or loses tags: the spelling that stands there stays. */
    static void spellAsThere(JsonNode there, JsonNode wanted) {
        int[] places = match(there, wanted);
        for (int w = 0; w < places.length; w++) {
            if (places[w] != NONE) {
                JsonNode stored = there.get(places[w]);
                ((ObjectNode) wanted.get(w)).set("name", stored.get("name"));
                spellAsThere(stored.path("children"), wanted.get(w).path("children"));
            }
        }
    }

    static String name(JsonNode column) {
        return column.path("name").asText();
    }
}
