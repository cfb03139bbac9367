package io.lakecaravan.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where tables lie, as an {@code openmetadata.json} says it. Immutable and safe between threads.
 *
 * <p>The entry with the longest fixed path decides an object, so that an entry inside another's folder keeps its own;
 * among equals the first. Looking an object up costs a look per folder of its key, however many entries there are.
 */
public final class Manifest {
    public static final Manifest EMPTY = new Manifest(List.of(), List.of());
    /** Name of the object at a bucket's root. */
    public static final String OBJECT = "openmetadata.json";

    private final List<ManifestEntry> entries;
    private final List<ManifestProblem> problems;
    private final Map<String, List<Lookup>> byFolder = new HashMap<>();
    private final Map<String, ManifestEntry> byKey = new HashMap<>();

    private record Lookup(ManifestEntry entry, Optional<ManifestGlob> pattern) {}

    Manifest(List<ManifestEntry> entries, List<ManifestProblem> problems) {
        this.entries = List.copyOf(entries);
        this.problems = List.copyOf(problems);
        for (ManifestEntry entry : entries) {
            Optional<ManifestGlob> pattern =
                    entry.isPattern() ? Optional.of(ManifestGlob.of(entry.path())) : Optional.empty();
            byFolder.computeIfAbsent(entry.fixedFolder(), folder -> new ArrayList<>())
                    .add(new Lookup(entry, pattern));
            if (pattern.isEmpty()) {
                byKey.putIfAbsent(entry.path(), entry);
            }
        }
    }

    public List<ManifestEntry> entries() {
        return entries;
    }

    public List<ManifestProblem> problems() {
        return problems;
    }

    /** The entries that name a bucket. */
    public Manifest naming(String bucket) {
        return new Manifest(
                entries.stream()
                        .filter(entry ->
                                entry.container().filter(bucket::equals).isPresent())
                        .toList(),
                problems);
    }

    /** The entries that name no bucket. */
    public Manifest namingNone() {
        return new Manifest(
                entries.stream().filter(entry -> entry.container().isEmpty()).toList(), problems);
    }

    /** As the manifest that lies in a bucket: entries that name another one are not meant. */
    public Manifest forBucket(String bucket) {
        return new Manifest(
                entries.stream()
                        .filter(entry -> entry.container()
                                .filter(name -> !name.equals(bucket))
                                .isEmpty())
                        .toList(),
                problems);
    }

    /** The entry that an object belongs to; also where the entry excludes it. */
    public Optional<ManifestMatch> match(String key) {
        if (byFolder.isEmpty()) {
            return Optional.empty();
        }
        ManifestEntry whole = byKey.get(key);
        if (whole != null) {
            return Optional.of(new ManifestMatch(whole, key.length(), key.length()));
        }
        for (int end = key.lastIndexOf('/') + 1; ; end = key.lastIndexOf('/', end - 2) + 1) {
            for (Lookup lookup : byFolder.getOrDefault(key.substring(0, end), List.of())) {
                Optional<ManifestMatch> match = match(lookup, key, end);
                if (match.isPresent()) {
                    return match;
                }
            }
            if (end == 0) {
                return Optional.empty();
            }
        }
    }

    private static Optional<ManifestMatch> match(Lookup lookup, String key, int fixed) {
        ManifestEntry entry = lookup.entry();
        if (lookup.pattern().isEmpty()) {
            return below(entry, key, fixed);
        }
        ManifestGlob pattern = lookup.pattern().orElseThrow();
        int folder = pattern.folder(key, fixed);
        if (folder >= 0) {
            return below(entry, key, folder);
        }
        int end = key.lastIndexOf('/') + 1;
        return pattern.matchesFile(key) ? Optional.of(new ManifestMatch(entry, end, fixed)) : Optional.empty();
    }

    /** The root is so many folders below as the entry's depth says; an object that lies higher is not the entry's. */
    private static Optional<ManifestMatch> below(ManifestEntry entry, String key, int from) {
        int end = from;
        for (int level = 0; level < entry.depth(); level++) {
            end = key.indexOf('/', end) + 1;
            if (end == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new ManifestMatch(entry, end, end));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Manifest manifest && manifest.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "Manifest[" + entries.size() + " entries]";
    }
}
