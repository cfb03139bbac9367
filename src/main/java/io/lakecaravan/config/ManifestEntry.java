package io.lakecaravan.config;

import io.lakecaravan.format.ReadOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of an {@code openmetadata.json}: where a table lies and how it is read.
 *
 * @param index in {@code entries}, from 0
 * @param container bucket that it is about; empty: every bucket that the manifest is read for
 * @param path {@code dataPath} without slashes around it; with {@code *}, {@code **} and {@code ?} a pattern; empty for
 *     the whole bucket
 * @param format name of our format; empty: found out
 * @param known how the objects are read, as a {@code read:} rule says it
 * @param partitions what becomes of folders below the table's root
 * @param columns declared partition keys, in path order
 * @param depth the table's roots lie this many folders below the path
 * @param unstructured extensions, in lower case without dot, of objects that have no columns; {@code *} for all
 * @param excludedPaths names of folders or files, or paths relative to the entry's
 * @param excludedPatterns over the whole key, or over its part below the entry's path
 */
public record ManifestEntry(
        int index,
        Optional<String> container,
        String path,
        Optional<String> format,
        ReadOptions.Known known,
        Partitions partitions,
        List<PartitionColumn> columns,
        int depth,
        List<String> unstructured,
        List<String> excludedPaths,
        List<Glob> excludedPatterns) {
    static final String EVERY_FORMAT = "*";

    /** What becomes of folders below a table's root. */
    public enum Partitions {
        /** {@code key=value} folders are partition keys; others by the declared columns, in their order. */
        DETECTED,
        /** None is a partition key: the manifest says so. */
        NONE
    }

    public ManifestEntry {
        columns = List.copyOf(columns);
        unstructured = List.copyOf(unstructured);
        excludedPaths = List.copyOf(excludedPaths);
        excludedPatterns = List.copyOf(excludedPatterns);
    }

    public boolean isPattern() {
        return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
    }

    /** The folders of the path before its first wildcard; ends in a slash or is empty. */
    String fixedFolder() {
        if (!isPattern()) {
            return path.isEmpty() ? "" : path + "/";
        }
        int wild = 0;
        while (path.charAt(wild) != '*' && path.charAt(wild) != '?') {
            wild++;
        }
        return path.substring(0, path.lastIndexOf('/', wild) + 1);
    }

    /** Whether the manifest leaves the object out of the entry's table. */
    public boolean excludes(String key) {
        String below = key.substring(Math.min(key.length(), fixedFolder().length()));
        for (String excluded : excludedPaths) {
            boolean named = excluded.indexOf('/') < 0
                    ? Arrays.asList(below.split("/")).contains(excluded)
                    : isAt(below, excluded) || isAt(key, excluded);
            if (named) {
                return true;
            }
        }
        return excludedPatterns.stream().anyMatch(pattern -> pattern.matches(key) || pattern.matches(below));
    }

    private static boolean isAt(String key, String path) {
        return key.equals(path) || key.startsWith(path + "/");
    }

    /** @param name of the file, without its folders */
    public boolean isUnstructured(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return unstructured.stream()
                .anyMatch(extension -> extension.equals(EVERY_FORMAT) || lower.endsWith("." + extension));
    }
}
