package io.lakecaravan.layout;

import io.lakecaravan.layout.KeyPath.Tail;
import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A pattern of {@code layout:} such as {@code raw/{table}/{year}/{month}/}. It is laid against a key's folders from the
 * start; where it does not end in a slash its last part is laid against the file's name. Folders below it that are
 * {@code key=value} are partition keys, others are part of the shape.
 *
 * <p>Parts of a date fold into one key ({@link PatternDate}) unless all of them are Hive keys ({@code
 * year={year}/month={month}}), which stay the keys they are. A date that the calendar does not have does not match.
 *
 * <p>The table's root is the path up to {@code {table}}, with {@code *} for placeholders before it; without {@code
 * {table}} the path up to the first placeholder.
 */
final class PathPattern implements LayoutRule {
    private final List<PatternSegment> folders;
    private final Optional<PatternSegment> file;
    /** Index of the segment with {@code {table}}, the file's being the last; -1 where there is none. */
    private final int table;
    /** Index of the first segment with another placeholder; the number of segments where there is none. */
    private final int varying;
    /** Placeholders that make partition keys, in path order. */
    private final List<String> keys;

    private PathPattern(List<PatternSegment> folders, Optional<PatternSegment> file) {
        this.folders = List.copyOf(folders);
        this.file = file;
        List<PatternSegment> all = new ArrayList<>(folders);
        file.ifPresent(all::add);
        int first = -1;
        int vary = all.size();
        for (int at = all.size() - 1; at >= 0; at--) {
            first = all.get(at).holdsTable() ? at : first;
            vary = all.get(at).isVarying() ? at : vary;
        }
        table = first;
        varying = vary;
        keys = all.stream()
                .flatMap(segment -> segment.keys().stream())
                .distinct()
                .toList();
    }

    /** @throws IllegalArgumentException for a placeholder that does not exist */
    static PathPattern of(String text) {
        List<String> parts = new ArrayList<>(Arrays.asList(text.split("/", -1)));
        Function<String, PatternSegment> reading = parts.stream().anyMatch(PatternSegment::holdsPlainDate)
                ? PatternSegment::of
                : PatternSegment::keepingHiveKeys;
        String last = parts.remove(parts.size() - 1);
        return new PathPattern(
                parts.stream().map(reading).toList(),
                last.isEmpty() ? Optional.empty() : Optional.of(reading.apply(last)));
    }

    @Override
    public Optional<Placement> place(String key, FileName name) {
        Map<String, String> values = new TreeMap<>();
        StringBuilder anchor = new StringBuilder();
        StringBuilder member = new StringBuilder();
        StringBuilder below = new StringBuilder();
        int rootEnd = table >= 0 ? table : varying - 1;
        int start = 0;
        for (int at = 0; at < folders.size(); at++) {
            int slash = key.indexOf('/', start);
            if (slash < 0 || !folders.get(at).match(key.substring(start, slash), values)) {
                return Optional.empty();
            }
            String segment = key.substring(start, slash + 1);
            if (at > rootEnd) {
                below.append(folders.get(at).text()).append('/');
            } else if (at < varying) {
                anchor.append(segment);
            } else {
                member.append(folders.get(at).generalised(values)).append('/');
            }
            start = slash + 1;
        }
        if (file.isPresent()) {
            PatternSegment pattern = file.orElseThrow();
            if (key.indexOf('/', start) >= 0 || !pattern.match(key.substring(start), values)) {
                return Optional.empty();
            }
            if (table == folders.size()) {
                member.append(varying < table || pattern.isVarying() ? pattern.generalised(values) : name.name());
            }
        }
        PatternDate date = new PatternDate(values);
        if (!date.exists()) {
            return Optional.empty();
        }
        Tail tail =
                KeyPath.tail(key.substring(start, key.lastIndexOf('/') + 1 < start ? start : key.lastIndexOf('/') + 1));
        List<PartitionValue> partition = partition(values, date);
        partition.addAll(tail.partition());
        return Optional.of(new Placement(
                Kind.PATTERN,
                anchor.toString(),
                member.toString(),
                partition,
                below + tail.pattern() + name.pattern(),
                name));
    }

    private List<PartitionValue> partition(Map<String, String> values, PatternDate date) {
        List<PartitionValue> partition = new ArrayList<>();
        boolean folded = false;
        for (String key : keys) {
            if (!date.folds(key)) {
                partition.add(value(
                        key.startsWith(PatternSegment.KEY) ? key.substring(PatternSegment.KEY.length()) : key,
                        values.get(key)));
            } else if (!folded) {
                partition.add(date.folded());
                folded = true;
            }
        }
        return partition;
    }

    private static PartitionValue value(String key, String raw) {
        boolean none = raw.isEmpty() || raw.equals(HiveSegment.NULL_MARKER);
        return new PartitionValue(key, raw, none ? Optional.empty() : Optional.of(HiveSegment.decoded(raw)));
    }
}
