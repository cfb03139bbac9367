package io.lakecaravan.catalog.atlan.stub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Every request in the order of its end. Thread-safe. Contract §12 check 36. */
public final class RequestLog {
    private static final Set<String> WRITES = Set.of("PUT", "POST", "DELETE");
    private static final Set<String> READS = Set.of("/search/indexsearch", "/lineage/list", "/oauth-clients/token");

    private final List<Entry> entries = new ArrayList<>();

    /** One request: {@code path} decoded, without query; {@code status} as it was or would have been sent, 0 when none was. */
    public record Entry(String method, String path, String query, int status, Optional<Fault> fault, String body) {
        /** PUT, POST, DELETE of anything but a search, a list of lineage or a token. */
        public boolean isWrite() {
            return WRITES.contains(method) && READS.stream().noneMatch(path::endsWith);
        }
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many entity writes came in, whatever became of them. */
    public long writes() {
        return count(Entry::isWrite);
    }

    /** How many other requests came in. */
    public long reads() {
        return count(entry -> !entry.isWrite());
    }

    public synchronized long count(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).count();
    }

    public synchronized void clear() {
        entries.clear();
    }
}
