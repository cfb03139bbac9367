package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The lists to look through for what stands in an entity and is not deleted. A server counts what was deleted softly as
 * content, too, and refuses to delete what it stands in unless told to take all of it along. Belongs to one exchange.
 */
final class LiveContent {
    private static final int PAGE = 1000;
    private static final String OFFSET = "?offset=";

    /** What was found so far. */
    enum Found {
        /** Neither anything alive, nor all lists read. */
        UNKNOWN,
        NOTHING,
        SOMETHING
    }

    /** Paths below {@code /v1}, one for each kind of entity that may stand in it. */
    private final Deque<String> lists = new ArrayDeque<>();

    private Found found;

    /**
     * @param kind collection of the entity, e.g. {@code databaseSchemas}
     * @param name its own name
     * @param fqn its full name
     */
    LiveContent(String kind, String name, String fqn) {
        String own = OpenMetadataNames.urlSegment(name);
        String full = OpenMetadataNames.urlSegment(fqn);
        lists.addAll(
                switch (kind) {
                    case "services/databaseServices" ->
                        List.of("/databases?service=" + own, "/services/ingestionPipelines?service=" + full);
                    case "services/storageServices" ->
                        List.of("/containers?service=" + own, "/services/ingestionPipelines?service=" + full);
                    case "databases" -> List.of("/databaseSchemas?database=" + full);
                    case "databaseSchemas" ->
                        List.of("/tables?databaseSchema=" + full, "/storedProcedures?databaseSchema=" + full);
                    // The one list without a filter for what is deleted: each entry says it of itself.
                    case "containers" -> List.of("/containers/name/" + full + "/children" + OFFSET + "0");
                    case "classifications" -> List.of("/tags?parent=" + full);
                    // Tests of a table and tags below a tag are others' work.
                    default -> List.of();
                });
        found = lists.isEmpty() ? Found.SOMETHING : Found.UNKNOWN;
    }

    Found found() {
        return found;
    }

    /** Path of the next page, below {@code /v1}. */
    String path() {
        return lists.element() + "&limit=" + PAGE;
    }

    void note(Reply reply) {
        JsonNode page = reply.isTaken() ? reply.json() : null;
        if (page == null || isAlive(page.path("data"))) {
            found = Found.SOMETHING;
            return;
        }
        String list = lists.remove();
        int offset = list.indexOf(OFFSET) + OFFSET.length();
        if (list.contains(OFFSET)) {
            int next = Integer.parseInt(list.substring(offset)) + PAGE;
            if (page.path("paging").path("total").asInt() > next) {
                lists.addFirst(list.substring(0, offset) + next);
            }
        }
        found = lists.isEmpty() ? Found.NOTHING : Found.UNKNOWN;
    }

    private static boolean isAlive(JsonNode entries) {
        for (JsonNode entry : entries) {
            if (!entry.path("deleted").asBoolean(false)) {
                return true;
            }
        }
        return false;
    }
}
