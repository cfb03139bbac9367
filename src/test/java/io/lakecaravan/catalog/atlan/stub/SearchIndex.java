package io.lakecaravan.catalog.atlan.stub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What search sees: entities as they were some time ago (contract §7 and §9). */
final class SearchIndex {
    /** No rule: fields with posting lists, for speed. */
    private static final Map<String, Function<Entity, String>> FAST = Map.of(
            "__typeName.keyword", entity -> entity.type().name(),
            "qualifiedName", Entity::qualifiedName,
            "tableQualifiedName", entity -> entity.text("tableQualifiedName"),
            "s3BucketQualifiedName", entity -> entity.text("s3BucketQualifiedName"));

    private final Clock clock;
    private final Duration lag;
    private final Map<String, Entity> documents = new TreeMap<>();
    private final Map<String, Map<String, Set<String>>> postings = new HashMap<>();
    private final Deque<Change> pending = new ArrayDeque<>();

    private long version;

    private record Change(Instant due, String guid, Optional<Entity> entity) {}

    SearchIndex(Clock clock, Duration lag) {
        this.clock = clock;
        this.lag = lag;
    }

    /** Contract §9: "Graph first, search index after". */
    void changed(String guid, Optional<Entity> entity) {
        Instant due = lag.isNegative() ? Instant.MAX : clock.instant().plus(lag);
        // Propagated tags are seen at once, so a write counts even before it is indexed.
        version++;
        pending.add(new Change(due, guid, entity));
    }

    /** Another number whenever search may see something else. */
    long version() {
        catchUp();
        return version;
    }

    /** Everything written so far is seen from now on. */
    void flush() {
        pending.forEach(this::apply);
        pending.clear();
    }

    /**
     * No rule: for speed. Documents among which are all that have one of the values in the field; all documents where
     * the field has no posting list.
     */
    List<Entity> candidates(String field, Collection<String> values) {
        catchUp();
        if (!FAST.containsKey(field)) {
            return List.copyOf(documents.values());
        }
        Map<String, Set<String>> lists = postings.getOrDefault(field, Map.of());
        return values.stream()
                .flatMap(value -> lists.getOrDefault(value, Set.of()).stream())
                .distinct()
                .map(documents::get)
                .toList();
    }

    /** No rule: for speed. */
    int size(String field, Collection<String> values) {
        catchUp();
        Map<String, Set<String>> lists = postings.getOrDefault(field, Map.of());
        return FAST.containsKey(field)
                ? values.stream()
                        .mapToInt(value -> lists.getOrDefault(value, Set.of()).size())
                        .sum()
                : documents.size();
    }

    private void catchUp() {
        while (!pending.isEmpty() && !pending.peek().due().isAfter(clock.instant())) {
            apply(pending.poll());
        }
    }

    /** No rule: keeps the posting lists. */
    private void apply(Change change) {
        version++;
        Entity old = documents.remove(change.guid());
        if (old != null) {
            FAST.forEach(
                    (field, value) -> postings.get(field).get(value.apply(old)).remove(change.guid()));
        }
        change.entity().ifPresent(entity -> {
            documents.put(entity.guid(), entity);
            FAST.forEach((field, value) -> postings.computeIfAbsent(field, any -> new HashMap<>())
                    .computeIfAbsent(value.apply(entity), any -> new LinkedHashSet<>())
                    .add(entity.guid()));
        });
    }
}
