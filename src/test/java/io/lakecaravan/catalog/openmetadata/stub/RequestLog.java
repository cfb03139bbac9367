package io.lakecaravan.catalog.openmetadata.stub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Every request in the order of its end. Thread-safe. */
public final class RequestLog {
    private static final Set<String> WRITES = Set.of("PUT", "POST", "PATCH", "DELETE");
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One request: {@code path} decoded, without query; {@code status} as it was or would have been sent, 0 when none was; {@code contentType} and {@code body}
     * as they came, unpacked.
     */
    public record Entry(
            String method,
            String path,
            String query,
            int status,
            Optional<Fault> fault,
            String contentType,
            String body) {
        /** PUT, POST, PATCH, DELETE of anything but a login. */
        public boolean isWrite() {
            return WRITES.contains(method) && !path.endsWith("/users/login");
        }
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many requests came in. */
    public synchronized int size() {
        return entries.size();
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
