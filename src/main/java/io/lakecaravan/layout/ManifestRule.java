package io.lakecaravan.layout;

import io.lakecaravan.config.Manifest;
import io.lakecaravan.config.ManifestEntry;
import io.lakecaravan.config.ManifestEntry.Partitions;
import io.lakecaravan.config.ManifestMatch;
import io.lakecaravan.config.PartitionColumn;
import io.lakecaravan.layout.KeyPath.Tail;
import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Places keys as a manifest says. The root is the entry's path, or so many folders below it as its depth says; where a
 * pattern names files it is the folder they lie in. Folders below the root are partition values: {@code key=value} by
 * their key, others by the declared columns in their order, or as dates and values where none are declared. Where a pattern names files, the folders right above them
 * are partition values as far as they are {@code key=value} or columns are declared.
 */
final class ManifestRule implements LayoutRule {
    private final Manifest manifest;

    ManifestRule(Manifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public Optional<Placement> place(String key, FileName file) {
        return manifest.match(key).map(match -> place(match, key, named(match.entry(), file)));
    }

    private static Placement place(ManifestMatch match, String key, FileName file) {
        String folder = KeyPath.folder(key);
        if (match.rootEnd() == key.length()) {
            return new Placement(Kind.MANIFEST, folder, file.name(), List.of(), file.pattern(), file);
        }
        int root = rootEnd(match, folder);
        Tail tail = tail(match.entry(), folder.substring(root));
        return new Placement(
                Kind.MANIFEST, folder.substring(0, root), "", tail.partition(), tail.pattern() + file.pattern(), file);
    }

    private static int rootEnd(ManifestMatch match, String folder) {
        if (match.folders() == match.rootEnd() || match.entry().partitions() == Partitions.NONE) {
            return match.rootEnd();
        }
        List<String> segments = segments(folder.substring(match.folders()));
        int kept = 0;
        while (kept < segments.size() && HiveSegment.parse(segments.get(kept)).isEmpty()) {
            kept++;
        }
        int positional = unnamed(match.entry(), segments).size();
        int end = match.folders();
        for (int at = 0; at < kept - positional; at++) {
            end += segments.get(at).length() + 1;
        }
        return end;
    }

    private static Tail tail(ManifestEntry entry, String folders) {
        if (entry.partitions() == Partitions.DETECTED && entry.columns().isEmpty()) {
            FolderLevels levels = FolderLevels.read(folders);
            return new Tail(levels.partition(), KeyPath.tail(levels.root()).pattern() + levels.pattern());
        }
        List<String> segments = segments(folders);
        Iterator<PartitionColumn> positional = unnamed(entry, segments).iterator();
        List<PartitionValue> partition = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        for (String segment : segments) {
            Optional<PartitionValue> hive =
                    entry.partitions() == Partitions.NONE ? Optional.empty() : HiveSegment.parse(segment);
            if (hive.isPresent()) {
                PartitionValue value = declared(entry, hive.orElseThrow());
                partition.add(value);
                pattern.append(value.key()).append("={*}/");
            } else if (entry.partitions() == Partitions.DETECTED && positional.hasNext()) {
                partition.add(value(positional.next().name(), segment));
                pattern.append("{*}/");
            } else {
                pattern.append(NamePattern.of(segment).text()).append('/');
            }
        }
        return new Tail(partition, pattern.toString());
    }

    /** Declared columns that no {@code key=value} folder of the path is named after. */
    private static List<PartitionColumn> unnamed(ManifestEntry entry, List<String> segments) {
        List<String> named = segments.stream()
                .flatMap(segment -> HiveSegment.parse(segment).stream())
                .map(PartitionValue::key)
                .toList();
        return entry.columns().stream()
                .filter(column -> named.stream().noneMatch(column.name()::equalsIgnoreCase))
                .toList();
    }

    /** With the column's name as it is declared: Hive does not tell upper and lower case apart. */
    private static PartitionValue declared(ManifestEntry entry, PartitionValue value) {
        return entry.columns().stream()
                .map(PartitionColumn::name)
                .filter(value.key()::equalsIgnoreCase)
                .findFirst()
                .map(name -> new PartitionValue(name, value.raw(), value.value()))
                .orElse(value);
    }

    private static PartitionValue value(String key, String raw) {
        boolean none = raw.isEmpty() || raw.equals(HiveSegment.NULL_MARKER);
        return new PartitionValue(key, raw, none ? Optional.empty() : Optional.of(HiveSegment.decoded(raw)));
    }

    private static List<String> segments(String folders) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int slash = folders.indexOf('/'); slash >= 0; slash = folders.indexOf('/', start)) {
            segments.add(folders.substring(start, slash));
            start = slash + 1;
        }
        return segments;
    }

    /** With the format that the entry declares, where the name tells none. */
    private static FileName named(ManifestEntry entry, FileName file) {
        if (entry.format().isEmpty() || !file.format().equals(Extensions.UNKNOWN)) {
            return file;
        }
        return new FileName(
                file.name(),
                file.stem(),
                file.extension(),
                entry.format().orElseThrow(),
                file.compression(),
                file.pattern(),
                file.base(),
                file.variation(),
                file.time());
    }
}
