package io.lakecaravan.tag.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The kinds that columns are labelled with, the internal tag of each, and which other answers are right, too (the
 * supersets). Read by kind, every kind is a label of its own; read by tag, the tags are.
 */
final class KindTable {
    private static final String RESOURCE = "kinds.tsv";

    private final Map<String, Kind> kinds;
    private final UnaryOperator<String> label;

    private KindTable(Map<String, Kind> kinds, UnaryOperator<String> label) {
        this.kinds = kinds;
        this.label = label;
    }

    /** {@code alsoRight}: wider kinds that name the same thing less exactly. */
    private record Kind(String tag, List<String> alsoRight) {}

    static KindTable byKind() {
        return new KindTable(read(), UnaryOperator.identity());
    }

    static KindTable byTag() {
        Map<String, Kind> kinds = read();
        return new KindTable(kinds, kind -> kinds.get(kind).tag());
    }

    private static Map<String, Kind> read() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (List<String> line : TsvResource.lines(RESOURCE)) {
            List<String> alsoRight =
                    line.get(2).equals("-") ? List.of() : List.of(line.get(2).split(","));
            if (kinds.put(line.get(0), new Kind(line.get(1), alsoRight)) != null) {
                throw new IllegalStateException(RESOURCE + ": " + line.get(0) + " stands twice");
            }
        }
        kinds.forEach((name, kind) -> kind.alsoRight().stream()
                .filter(other -> !kinds.containsKey(other))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalStateException(RESOURCE + ": " + name + " accepts unknown kind " + other);
                }));
        return kinds;
    }

    Collection<String> kinds() {
        return kinds.keySet();
    }

    Optional<String> tagOf(String kind) {
        return Optional.ofNullable(kinds.get(kind)).map(Kind::tag);
    }

    /** What a column of this kind is counted under. */
    String label(String kind) {
        known(kind);
        return label.apply(kind);
    }

    /** All answers that are right for a column of this kind. */
    Set<String> right(String kind) {
        List<String> all = new ArrayList<>(known(kind).alsoRight());
        all.add(kind);
        Set<String> right = new TreeSet<>();
        all.forEach(each -> right.add(label.apply(each)));
        return right;
    }

    Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        kinds.keySet().forEach(kind -> labels.add(label.apply(kind)));
        return labels;
    }

    private Kind known(String kind) {
        return Optional.ofNullable(kinds.get(kind))
                .orElseThrow(() -> new IllegalArgumentException("'" + kind + "' is no kind of " + RESOURCE));
    }
}
