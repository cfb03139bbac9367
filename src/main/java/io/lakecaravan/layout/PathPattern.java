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

/**
 * A pattern of {@code layout:} such as {@code raw/{table}/{year}/{month}/}. It is laid against a key's folders from the
 * start; where it does not end in a slash its last part is laid against the file's name. Folders below it that are
 * {@code key=value} are partition keys, others are part of the shape.
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
    }

    /** @throws IllegalArgumentException for a placeholder that does not exist */
    static PathPattern of(String text) {
        List<String> parts = new ArrayList<>(Arrays.asList(text.split("/", -1)));
        String last = parts.remove(parts.size() - 1);
        return new PathPattern(
                parts.stream().map(PatternSegment::of).toList(),
                last.isEmpty() ? Optional.empty() : Optional.of(PatternSegment.of(last)));
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
        Tail tail =
                KeyPath.tail(key.substring(start, key.lastIndexOf('/') + 1 < start ? start : key.lastIndexOf('/') + 1));
        List<PartitionValue> partition = new ArrayList<>(PatternSegment.partition(values));
        partition.addAll(tail.partition());
        return Optional.of(new Placement(
                Kind.PATTERN,
                anchor.toString(),
                member.toString(),
                partition,
                below + tail.pattern() + name.pattern(),
                name));
    }
}
