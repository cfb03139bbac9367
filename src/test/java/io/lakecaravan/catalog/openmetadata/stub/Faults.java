package io.lakecaravan.catalog.openmetadata.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Which requests go wrong. Scripted faults come first, in the order given; then each request may be hit at random. Chance depends on the seed, the method, the
 * path and how often that pair was seen, so the order in which threads arrive changes nothing. Thread-safe.
 */
public final class Faults {
    private final long seed;
    private final List<Scripted> scripted = new ArrayList<>();
    private final Map<Predicate<String>, Runnable> events = new LinkedHashMap<>();
    private final Map<Fault, Double> shares = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();

    Faults(long seed) {
        this.seed = seed;
    }

    /** The next {@code count} requests whose method is {@code method} and whose decoded path below {@code /api} contains {@code pathPart}. */
    public synchronized void next(int count, String method, String pathPart, Fault fault) {
        scripted.add(new Scripted(key -> key.startsWith(method + " ") && key.contains(pathPart), count, fault));
    }

    /** As {@link #next(int, String, String, Fault)}, of the requests after the next {@code others} such. */
    public synchronized void after(int others, int count, String method, String pathPart, Fault fault) {
        next(count, method, pathPart, fault);
        scripted.get(scripted.size() - 1).spared = others;
    }

    /** The next {@code count} requests of any kind. */
    public synchronized void next(int count, Fault fault) {
        scripted.add(new Scripted(key -> true, count, fault));
    }

    /**
     * Something happens right before the next request whose method is {@code method} and whose decoded path contains
     * {@code pathPart} takes effect: a person is faster. Once.
     */
    public synchronized void before(String method, String pathPart, Runnable event) {
        events.put(key -> key.startsWith(method + " ") && key.contains(pathPart), event);
    }

    synchronized Optional<Runnable> meanwhile(String method, String path) {
        Optional<Predicate<String>> due = events.keySet().stream()
                .filter(requests -> requests.test(method + " " + path))
                .findFirst();
        return due.map(events::remove);
    }

    /** A share from 0 to 1 of all requests from now on; the shares of all faults together are at most 1. */
    public synchronized void share(Fault fault, double share) {
        double others = shares.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(fault))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        if (share < 0 || others + share > 1) {
            throw new IllegalArgumentException("share " + share + " makes the sum of shares leave 0 to 1");
        }
        shares.put(fault, share);
    }

    /** Nothing goes wrong any more. */
    public synchronized void clear() {
        scripted.clear();
        shares.clear();
    }

    synchronized Optional<Fault> choose(String method, String path) {
        String key = method + " " + path;
        for (Scripted script : scripted) {
            if (script.left > 0 && script.requests.test(key) && script.spared-- <= 0) {
                script.left--;
                return Optional.of(script.fault);
            }
        }
        int nth = seen.merge(key, 1, Integer::sum);
        double chance = new Random(seed ^ (31L * key.hashCode() + 1_000_003L * nth)).nextDouble();
        for (Map.Entry<Fault, Double> entry : shares.entrySet()) {
            chance -= entry.getValue();
            if (chance < 0) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    private static final class Scripted {
        private final Predicate<String> requests;
        private final Fault fault;
        private int left;
        private int spared;

        Scripted(Predicate<String> requests, int left, Fault fault) {
            this.requests = requests;
            this.left = left;
            this.fault = fault;
        }
    }
}
