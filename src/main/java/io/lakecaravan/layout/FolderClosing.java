package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.layout.FileName.Variation;
import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Decides which tables lie in a folder that is known to the end.
 *
 * <ol>
 *   <li>A table format's marker, partition folders, or more shapes than are told apart: one candidate of everything.
 *   <li>Names that say nothing ({@code part-00000}, {@code data}, GUIDs) make one candidate whose root is the folder.
 *   <li>Names that say something make a candidate per base name. One constant name is a candidate of its own whose root
 *       is the whole key: {@code raw/orders.csv} stays what it is when {@code raw/customers.csv} comes. Names with
 *       varying parts get the folder as root when they are all there is in it; beside others {@code raw/orders*}.
 *   <li>A lone object is its folder's table where its name says nothing or repeats the folder's ({@code
 *       customers/customers.csv}), no tables lie below, and the folder is neither the bucket's root nor the source's
 *       prefix; otherwise it is a table of its own.
 *   <li>{@code README} and the like join the folder's candidate, where settling reports them.
 * </ol>
 */
final class FolderClosing {
    static final String HIVE = "hive";
    static final String FOLDER = "folder";
    static final String FILE = "file";

    private final String source;
    private final String bucket;
    private final String prefix;

    /** @param prefix of the source; up to its last slash it is as a bucket's root */
    FolderClosing(String source, String bucket, String prefix) {
        this.source = source;
        this.bucket = bucket;
        this.prefix = KeyPath.folder(prefix);
    }

    String source() {
        return source;
    }

    void close(FolderState state, Consumer<Candidate> candidates, Consumer<Finding> findings) {
        if (state.data().isPresent()) {
            FolderState data = state.data().orElseThrow();
            if (state.markers().contains(TableMarkers.ICEBERG)) {
                state.absorb(data);
            } else {
                close(data, candidates, findings);
            }
        }
        if (state.isFolded()) {
            findings.accept(Finding.of(
                    FindingCode.LAYOUT_TOO_MANY_SHAPES,
                    bucket,
                    state.folder(),
                    "more than " + FolderState.MOST_SHAPES
                            + " kinds of names lie in one folder; they are taken as one table for each format. "
                            + "If they are tables of their own, name them in layout:, e.g. layout: object"));
        }
        if (!state.shapes().isEmpty() || !state.markers().isEmpty()) {
            decide(state, candidates);
        }
    }

    private void decide(FolderState state, Consumer<Candidate> candidates) {
        Map<Kind, NavigableMap<String, Members>> byKind = new TreeMap<>();
        state.shapes()
                .forEach((key, shape) -> byKind.computeIfAbsent(key.kind(), kind -> new TreeMap<>(KeyOrder.UTF8))
                        .computeIfAbsent(key.member(), member -> new Members())
                        .put(key, shape));
        NavigableMap<String, Members> auto = byKind.getOrDefault(Kind.AUTO, new TreeMap<>());
        byKind.remove(Kind.AUTO);
        for (NavigableMap<String, Members> explicit : byKind.values()) {
            // what lies beside an explicit table under the same root belongs to it
            if (explicit.containsKey("")) {
                auto.values().forEach(explicit.get("")::putAll);
                auto = new TreeMap<>();
            }
        }
        if (!auto.isEmpty() || (byKind.isEmpty() && !state.markers().isEmpty())) {
            decideAuto(state, auto, candidates);
        }
        byKind.forEach((kind, members) -> members.forEach((member, shapes) -> candidates.accept(candidate(
                state,
                state.folder() + member,
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                shapes))));
    }

    private void decideAuto(FolderState state, NavigableMap<String, Members> members, Consumer<Candidate> candidates) {
        Members all = new Members();
        members.values().forEach(all::putAll);
        boolean partitioned =
                all.keySet().stream().anyMatch(key -> !key.partitionKeys().isEmpty());
        if (partitioned || state.isFolded() || !state.markers().isEmpty()) {
            candidates.accept(candidate(state, state.folder(), partitioned ? HIVE : FOLDER, all));
            return;
        }
        Members generic = new Members();
        Members stray = new Members();
        List<String> telling = new ArrayList<>();
        members.forEach((base, shapes) -> {
            if (base.isEmpty()) {
                generic.putAll(shapes);
            } else if (NamePattern.isStray(base)) {
                stray.putAll(shapes);
            } else {
                telling.add(base);
            }
        });
        boolean alone = telling.size() == 1 && generic.isEmpty();
        if (alone && isFolderTable(state, telling.get(0), members.get(telling.get(0)))) {
            generic.putAll(members.get(telling.get(0)));
            telling.clear();
        }
        if (generic.isEmpty() || isLoneFile(state, generic)) {
            files(state, generic, candidates);
            files(state, stray, candidates);
        } else {
            generic.putAll(stray);
            candidates.accept(candidate(state, state.folder(), FOLDER, generic));
        }
        telling.forEach(base -> named(state, base, members.get(base), candidates));
    }

    /** Whether the only telling name of a folder leaves the folder to be the table. */
    private boolean isFolderTable(FolderState state, String base, Members shapes) {
        if (shapes.areFiles()) {
            return shapes.size() == 1
                    && !isTop(state)
                    && !state.holdsTablesBelow()
                    && repeats(base, KeyPath.lastSegment(state.folder()));
        }
        return !isTop(state) || repeats(base, bucket);
    }

    /** A generic name alone where its folder cannot be the table. */
    private boolean isLoneFile(FolderState state, Members generic) {
        return generic.areFiles() && generic.size() == 1 && (isTop(state) || state.holdsTablesBelow());
    }

    private boolean isTop(FolderState state) {
        return state.folder().isEmpty() || state.folder().equals(prefix);
    }

    private void named(FolderState state, String base, Members shapes, Consumer<Candidate> candidates) {
        if (shapes.areFiles()) {
            files(state, shapes, candidates);
        } else {
            boolean prefixed =
                    shapes.keySet().stream().allMatch(key -> key.pattern().startsWith(base));
            candidates.accept(candidate(state, state.folder() + (prefixed ? "" : "*") + base + "*", FOLDER, shapes));
        }
    }

    private void files(FolderState state, Members shapes, Consumer<Candidate> candidates) {
        shapes.forEach((key, shape) -> {
            Members one = new Members();
            one.put(key, shape);
            String root = shape.objects() == 1 ? shape.newest().key() : state.folder() + key.pattern();
            candidates.accept(candidate(state, root, FILE, one));
        });
    }

    private Candidate candidate(FolderState state, String root, String rule, Members shapes) {
        int each = Math.max(1, (state.sampled() + shapes.size() - 1) / Math.max(1, shapes.size()));
        List<Shape> built = new ArrayList<>();
        shapes.forEach((key, shape) -> built.add(shape.shape(key, each)));
        boolean readable = built.stream()
                .flatMap(shape -> shape.chosen().stream())
                .anyMatch(chosen -> !chosen.object().isArchived());
        return new Candidate(
                source,
                bucket,
                root,
                rule,
                readable ? built.stream().map(FolderClosing::withoutArchived).toList() : built,
                List.copyOf(state.markers()),
                root.equals(state.folder()) ? state.logs() : List.of());
    }

    private static Shape withoutArchived(Shape shape) {
        if (shape.chosen().stream().noneMatch(chosen -> chosen.object().isArchived())) {
            return shape;
        }
        return new Shape(
                shape.pattern(),
                shape.format(),
                shape.compression(),
                shape.objects(),
                shape.bytes(),
                shape.firstModified(),
                shape.lastModified(),
                shape.partitionKeys(),
                shape.partitions(),
                shape.fingerprint(),
                List.of(),
                shape.newest());
    }

    /** {@code customer_data} repeats {@code customers}. */
    private static boolean repeats(String base, String folder) {
        String one = letters(base);
        String other = letters(folder);
        String stem = other.endsWith("s") ? other.substring(0, other.length() - 1) : other;
        return !stem.isEmpty() && (one.startsWith(stem) || (one.length() > 2 && other.startsWith(one)));
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Shapes of one candidate in order of their pattern. */
    private static final class Members extends TreeMap<ShapeKey, ShapeAccumulator> {
        private static final long serialVersionUID = 1;

        /** Whether each shape is one object whose name is not expected to vary. */
        boolean areFiles() {
            Collection<ShapeAccumulator> accumulators = values();
            return keySet().stream().noneMatch(key -> key.variation() == Variation.VARYING)
                    && accumulators.stream().allMatch(shape -> shape.objects() == 1);
        }
    }
}
