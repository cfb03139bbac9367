package io.lakecaravan.catalog.atlan;

import java.util.List;
import java.util.stream.Collectors;

/** Plans deletions, at most 20 assets a request (contract, section 6). */
final class Removal {
    private static final int MOST_GUIDS = 20;

    /** How an asset is deleted. */
    enum Kind {
        /** Archived: what people wrote on it is kept, and it can be restored. */
        SOFT,
        /** Gone for good, archived or not. */
        PURGE
    }

    private Removal() {}

    /** In the order given: children first. */
    static void plan(Talk talk, Kind kind, List<String> guids, Runnable removed) {
        for (int from = 0; from < guids.size(); from += MOST_GUIDS) {
            String query = guids.subList(from, Math.min(from + MOST_GUIDS, guids.size())).stream()
                    .map(guid -> "&guid=" + AtlanRequest.encoded(guid))
                    .collect(Collectors.joining());
            talk.next(new Turn(
                    new AtlanRequest(
                            AtlanRequest.Kind.DELETE, "DELETE", "/api/meta/entity/bulk?deleteType=" + kind + query, ""),
                    reply -> {
                        reply.require("assets of ours cannot be removed");
                        removed.run();
                    }));
        }
    }
}
