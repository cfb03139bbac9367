package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST search/indexsearch} (contract §7). What matches is decided by the index, what is shown comes from the store. */
final class Search {
    /** Contract §7: "hard limit 100,000 when enabled". */
    private static final int LARGEST_PAGE = 100_000;

    private final State state;
    private final SearchFields fields;
    private Hits last = new Hits("", -1, List.of());

    /** All hits of a query in order, kept for its next page. */
    private record Hits(String query, long version, List<Entity> entities) {}

    Search(State state) {
        this.state = state;
        this.fields = new SearchFields(state.store.model, state.definitions, state.propagation);
    }

    /**
     * Contract §7: "entities may be absent or null when there are no hits"; contract §7: "can come back scrubbed";
     * contract §12 check 31.
     */
    Answer answer(Request request) {
        JsonNode body = request.json();
        JsonNode dsl = body.path("dsl");
        SearchFilter filter = new SearchFilter(dsl.path("query"), fields);
        SearchOrder order = new SearchOrder(dsl.path("sort"), fields);
        noteHabits(filter, order, dsl);
        List<Entity> all = hits(dsl, filter, order);
        Set<String> administered = state.rights.administered(request.account());
        List<Entity> hits = state.settings.has(Variant.SCRUBBED_HITS)
                ? all
                : all.stream()
                        .filter(hit -> state.rights.mayRead(request.account(), hit, administered))
                        .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("queryType", "INDEX");
        answer.set("searchParameters", body);
        ArrayNode shown = answer.putArray("entities");
        for (Entity hit : page(hits, order, dsl)) {
            // The index may know what the store has no more.
            state.store.byGuid(hit.guid()).ifPresent(entity -> {
                boolean readable = state.rights.mayRead(request.account(), entity, administered);
                shown.add(readable ? hit(entity, body) : scrubbed(entity));
            });
        }
        if (shown.isEmpty()) {
            answer.remove("entities");
            if (state.settings.has(Variant.NULL_FOR_NOTHING)) {
                answer.putNull("entities");
            }
        }
        return Answer.json(200, answer.put("approximateCount", hits.size()));
    }

    /** Contract §7: "always filter"; contract §7: "Sort always ends with __guid"; contract §7: "size ≤ 100". */
    private void noteHabits(SearchFilter filter, SearchOrder order, JsonNode dsl) {
        if (!filter.asksFor("__state")) {
            state.notes.lapses.add("a search without __state (§7)");
        }
        if (!order.endsWithGuid() && dsl.path("size").asInt() > 0) {
            state.notes.lapses.add("a search whose sort does not end with __guid (§7)");
        }
        if (dsl.path("size").asInt() > 100) {
            state.notes.lapses.add("a search page of more than 100 (§7)");
        }
    }

    private List<Entity> hits(JsonNode dsl, SearchFilter filter, SearchOrder order) {
        String query = dsl.path("query") + " " + dsl.path("sort");
        long version = state.index.version();
        if (!last.query().equals(query) || last.version() != version) {
            last = new Hits(query, version, hits(filter, order));
        }
        return last.entities();
    }

    private List<Entity> hits(SearchFilter filter, SearchOrder order) {
        Optional<SearchFilter.Exact> narrowest =
                filter.exact.stream().min(Comparator.comparingInt(one -> state.index.size(one.field(), one.values())));
        List<Entity> candidates = narrowest
                .map(one -> state.index.candidates(one.field(), one.values()))
                .orElseGet(() -> state.index.candidates("", List.of()));
        return candidates.stream().filter(filter::matches).sorted(order).toList();
    }

    private List<Entity> page(List<Entity> hits, SearchOrder order, JsonNode dsl) {
        int from = dsl.path("from").asInt(0);
        int size = dsl.path("size").asInt(10);
        if (size > LARGEST_PAGE) {
            // Contract §7: "hard limit 100,000 when enabled → 400 ATLAS-400-00-103".
            throw Errors.of(400, "ATLAS-400-00-103", "size " + size + " is more than " + LARGEST_PAGE);
        }
        if (from < 0 || size < 0 || from + size > state.settings.indexWindow()) {
            // Contract §7: "must stay under the index window".
            throw Errors.badRequest("Result window is too large, from + size must be less than or equal to: ["
                    + state.settings.indexWindow() + "] but was [" + (from + size) + "]");
        }
        JsonNode after = dsl.path("search_after");
        if (!after.isArray()) {
            return hits.stream().skip(from).limit(size).toList();
        }
        if (from > 0) {
            // Not in the contract: what the search engine says to both at once.
            throw Errors.badRequest("from must be 0 with search_after");
        }
        int first = firstAfter(hits, order, after);
        return hits.subList(first, Math.min(hits.size(), first + size));
    }

    private static int firstAfter(List<Entity> hits, SearchOrder order, JsonNode after) {
        order.checkSize(after);
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.isAfter(hits.get(middle), after)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private ObjectNode hit(Entity entity, JsonNode body) {
        ObjectNode hit =
                state.view.header(entity, texts(body.path("attributes")), texts(body.path("relationAttributes")));
        if (body.path("excludeClassifications").asBoolean()) {
            hit.remove("classifications");
            if (!body.path("includeClassificationNames").asBoolean()) {
                hit.remove("classificationNames");
            }
        }
        if (body.path("excludeMeanings").asBoolean()) {
            hit.remove(List.of("meanings", "meaningNames"));
        }
        return hit;
    }

    private static ObjectNode scrubbed(Entity entity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("typeName", entity.type().name())
                .put("guid", "-1")
                .put("scrubbed", true);
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
