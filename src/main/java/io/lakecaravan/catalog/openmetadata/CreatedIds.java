package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.table.CatalogEntity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the ids of tables that were created together, since a bulk answer names none: page by page, as long as that costs
 * less than to ask for each that is still lacking. Whatever is not found is asked for by itself. Belongs to one exchange.
 */
final class CreatedIds {
    /** Tables without an id by full name, for each scope that they are listed in. */
    private final Deque<Scope> scopes = new ArrayDeque<>();

    private static final class Scope {
        final String path;
        final Map<String, TableConversation> lacking = new HashMap<>();
        int created;
        int asked;
        String after = "";

        Scope(String path) {
            this.path = path;
        }
    }

    void add(TableConversation talk) {
        Optional<String> path = talk.model.listedUnder();
        if (path.isEmpty()) {
            return;
        }
        Scope scope = scopes.stream()
                .filter(each -> each.path.equals(path.get()))
                .findFirst()
                .orElseGet(() -> {
                    scopes.add(new Scope(path.get()));
                    return scopes.getLast();
                });
        scope.created++;
        scope.lacking.put(talk.model.fqn(), talk);
    }

    /** Whether a page is worth its request: of a scope with one table the table itself is the shorter answer. */
    boolean isWorthAsking() {
        while (!scopes.isEmpty() && scopes.element().lacking.size() < 2) {
            scopes.remove();
        }
        return !scopes.isEmpty();
    }

    /** Path and query of the next page, below {@code /v1}. */
    String path() {
        Scope scope = scopes.element();
        return OpenMetadataListing.path(scope.path, "non-deleted", scope.after);
    }

    /** Takes the page; a scope that is too long for what is lacking is done with. */
    void note(Reply reply) {
        Scope scope = scopes.element();
        ListedPage page = reply.page();
        for (CatalogEntity entity : page.entities()) {
            TableConversation talk = scope.lacking.remove(entity.name());
            if (talk != null) {
                talk.entityId = Optional.of(entity.id());
            }
        }
        scope.asked++;
        scope.after = page.after();
        int left = pages(page.total()) - scope.asked;
        if (scope.after.isEmpty() || left >= scope.lacking.size() || scope.asked >= scope.created) {
            scopes.remove();
        }
    }

    private static int pages(int entities) {
        return (entities + OpenMetadataListing.PAGE - 1) / OpenMetadataListing.PAGE;
    }
}
