package io.lakecaravan.layout;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.layout.TableNames.Named;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import io.lakecaravan.table.Shape;
import io.lakecaravan.table.Siblings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Says which table each key of a bucket belongs to, and why: as a crawl would decide, from keys alone or with what objects
 * hold. Holds what it found of tables in memory, a few hundred bytes each, and nothing of keys.
 *
 * <p>First every key goes to {@link #add} in key order, then {@link #finish}; from then on {@link #key} answers. Not for
 * use by several threads.
 */
public final class Explainer {
    /** Keys after which is looked at what they closed. */
    private static final int PAGE = 1_000;

    private final String bucket;
    private final Function<LakeObject, List<Fragment>> contents;
    private final Optional<LakeObject> asked;
    private final KeyFilter filter;
    private final TableNaming naming;
    private final DeclaredTypes declared;
    private final Layouts layouts;
    private final KeyRange range;
    private final List<ExplainedTable> tables = new ArrayList<>();
    private int added;
    private final PatternTree<Integer> byPattern = new PatternTree<>();
    private final Map<String, Integer> byKey = new HashMap<>();
    private final TreeMap<String, Integer> byMarkedRoot = new TreeMap<>(KeyOrder.UTF8);

    /** @param contents what an object holds; an empty list where it is not to be read */
    public Explainer(SourceConfig source, String bucket, Function<LakeObject, List<Fragment>> contents) {
        this(source, bucket, contents, Optional.empty());
    }

    /** @param asked the one object that is asked about: others are not read for */
    public Explainer(
            SourceConfig source, String bucket, Function<LakeObject, List<Fragment>> contents, LakeObject asked) {
        this(source, bucket, contents, Optional.of(asked));
    }

    private Explainer(
            SourceConfig source,
            String bucket,
            Function<LakeObject, List<Fragment>> contents,
            Optional<LakeObject> asked) {
        this.bucket = bucket;
        this.contents = contents;
        this.asked = asked;
        filter = new KeyFilter(source);
        naming = TableNaming.of(source);
        declared = new DeclaredTypes(source.manifest());
        layouts = new Layouts(source);
        range = KeyRange.fromStart(Grouping.rules(source, bucket));
    }

    /** Takes the next key. */
    public void add(LakeObject object) {
        range.add(object);
        if (++added == PAGE) {
            explainClosed();
        }
    }

    /** All keys are known: gives the tables their names. */
    public void finish() {
        range.end();
        explainClosed();
        Map<String, String> names = TableNames.names(tables.stream()
                .map(table -> new Named(table.identity(), table.name()))
                .distinct()
                .toList());
        tables.replaceAll(table -> table.withName(names.get(table.identity())));
    }

    /** By name. */
    public List<ExplainedTable> tables() {
        return tables.stream()
                .sorted(Comparator.comparing(ExplainedTable::name, KeyOrder.UTF8))
                .toList();
    }

    private void explainClosed() {
        declared.apply(range.take()).candidates().forEach(this::explain);
        added = 0;
    }

    private void explain(Candidate candidate) {
        List<Fragment> read = asked.map(object -> holds(candidate, object)).orElse(true)
                ? candidate.chosen().stream()
                        .map(ChosenObject::object)
                        .flatMap(object -> contents.apply(object).stream())
                        .toList()
                : List.of();
        if (read.isEmpty()) {
            byNames(candidate);
        } else {
            Settled settled = new Settling((table, shapes) -> settled(candidate, table, shapes))
                    .settle(new InspectedCandidate(candidate, read));
            settled.again().forEach(this::explain);
        }
    }

    private boolean holds(Candidate candidate, LakeObject object) {
        if (!(filter.verdict(object) instanceof Verdict.Kept kept)) {
            return false;
        }
        PatternTree<Boolean> tree = new PatternTree<>();
        for (Shape shape : candidate.shapes()) {
            candidate
                    .siblings()
                    .ifPresentOrElse(
                            folders -> tree.put(
                                    SiblingSettling.fixed(folders.root(shape.member())), shape.pattern(), true),
                            () -> tree.put(folder(candidate, candidate.root()), shape.pattern(), true));
        }
        Placement placement = layouts.place(object.key(), kept.name());
        return tree.find(folder(placement), placement.pattern()).isPresent();
    }

    private static String folder(Candidate candidate, String root) {
        return isConfigured(candidate) ? candidate.root() : SiblingSettling.fixed(root);
    }

    private static String folder(Placement placement) {
        return placement.kind() == Kind.AUTO ? placement.folder() : placement.folder() + placement.member();
    }

    private void settled(Candidate candidate, LogicalTable table, List<Shape> shapes) {
        int number = add(new ExplainedTable(
                naming.base(table),
                table.root(),
                table.format(),
                table.partitionKeys(),
                table.objects(),
                table.bytes(),
                table.grounds(),
                override(candidate, table.root(), shapes)));
        put(candidate, table.location(), shapes, number);
    }

    private static String override(Candidate candidate, String root, List<Shape> shapes) {
        boolean one =
                candidate.siblings().map(folders -> folders.root().equals(root)).orElse(false);
        String pattern = shapes.isEmpty() ? "" : shapes.get(0).pattern();
        return Overrides.line(root, pattern, candidate.siblings(), one);
    }

    private int add(ExplainedTable table) {
        tables.add(table);
        return tables.size() - 1;
    }

    private void put(Candidate candidate, String root, List<Shape> shapes, int number) {
        if (!candidate.logs().isEmpty()) {
            byMarkedRoot.put(candidate.root(), number);
        }
        String folder = folder(candidate, root);
        for (Shape shape : shapes) {
            boolean whole = candidate.grounds().rule().equals("object")
                    || candidate.shapes().stream().noneMatch(other -> isSame(other, shape));
            if (whole) {
                shape.chosen()
                        .forEach(chosen -> byKey.putIfAbsent(chosen.object().key(), number));
            } else {
                byPattern.put(folder, shape.pattern(), number);
            }
        }
    }

    /** Whether a pattern of the configuration gives the root. */
    private static boolean isConfigured(Candidate candidate) {
        return candidate.rule().equals(kind(Kind.PATTERN)) || candidate.rule().equals(kind(Kind.MANIFEST));
    }

    private static String kind(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isSame(Shape one, Shape other) {
        return other.pattern().endsWith(one.pattern());
    }

    /** Where nothing is read. */
    private void byNames(Candidate candidate) {
        if (candidate.siblings().isEmpty()) {
            byFormat(candidate, candidate.shapes(), Optional.empty(), false);
            return;
        }
        Siblings siblings = candidate.siblings().orElseThrow();
        if (siblings.areValues()) {
            List<Shape> shapes = candidate.shapes().stream()
                    .map(shape -> SiblingSettling.under(siblings, shape))
                    .toList();
            byFormat(candidate, shapes, Optional.of(siblings), true);
            return;
        }
        Map<String, List<Shape>> members = new LinkedHashMap<>();
        candidate
                .shapes()
                .forEach(shape -> members.computeIfAbsent(shape.member(), member -> new ArrayList<>())
                        .add(shape));
        members.forEach((member, shapes) -> byFormat(
                new Candidate(
                        candidate.source(), bucket, siblings.root(member), candidate.grounds(), shapes, List.of()),
                shapes,
                Optional.of(siblings),
                false));
    }

    private void byFormat(Candidate candidate, List<Shape> shapes, Optional<Siblings> siblings, boolean one) {
        if (!candidate.markers().isEmpty() || candidate.shapes().isEmpty()) {
            byNames(candidate, shapes, siblings, one);
            return;
        }
        Map<String, List<Shape>> formats = new TreeMap<>();
        shapes.forEach(shape -> formats.computeIfAbsent(shape.format(), format -> new ArrayList<>())
                .add(shape));
        List<Shape> main = formats.values().stream()
                .max(Comparator.comparingLong(Explainer::objects))
                .orElseThrow();
        formats.values().forEach(group -> {
            boolean table = group == main
                    || (!isStray(group)
                            && Settling.isSubstantial(
                                    objects(group), bytes(group), candidate.objects(), candidate.bytes()));
            if (table) {
                byNames(
                        candidate,
                        group.stream()
                                .filter(shape -> group.size() == 1 || !isStray(List.of(shape)))
                                .toList(),
                        siblings,
                        one);
            }
        });
    }

    private static boolean isStray(List<Shape> shapes) {
        return shapes.stream().allMatch(Settling::isStray);
    }

    private void byNames(Candidate candidate, List<Shape> shapes, Optional<Siblings> siblings, boolean one) {
        Majority majority = Majority.of(candidate, shapes);
        Grounds grounds = candidate.grounds();
        List<PartitionSummary> keys = PartitionMerge.keys(majority.shapes());
        String format = candidate.markers().isEmpty()
                ? majority.shapes().stream()
                        .max(Comparator.comparingLong(Shape::objects))
                        .map(Shape::format)
                        .orElse(Extensions.UNKNOWN)
                : TableMarkers.format(candidate.markers().get(0));
        int number = add(new ExplainedTable(
                naming.base(bucket, candidate.root(), "", candidate.rule()),
                candidate.root(),
                format,
                keys,
                objects(shapes),
                bytes(shapes),
                grounds,
                Overrides.line(
                        candidate.root(), shapes.isEmpty() ? "" : shapes.get(0).pattern(), siblings, one)));
        put(candidate, candidate.root(), shapes, number);
    }

    private static long objects(List<Shape> shapes) {
        return shapes.stream().mapToLong(Shape::objects).sum();
    }

    private static long bytes(List<Shape> shapes) {
        return shapes.stream().mapToLong(Shape::bytes).sum();
    }

    /** What became of a key that went to {@link #add}. */
    public ExplainedKey key(LakeObject object) {
        Verdict verdict = filter.verdict(object);
        if (verdict instanceof Verdict.Skipped skipped) {
            return new ExplainedKey(object.key(), Optional.empty(), List.of(), Optional.of(skipped.reason()));
        }
        if (verdict instanceof Verdict.Marker marker) {
            return found(object.key(), Optional.ofNullable(byMarkedRoot.get(marker.root())), List.of(), List.of());
        }
        Verdict.Kept kept = (Verdict.Kept) verdict;
        Optional<Integer> marked = marked(object.key());
        if (marked.isPresent()) {
            List<PartitionValue> values =
                    FolderLevels.read(KeyPath.folder(object.key())).partition();
            return found(object.key(), marked, List.of(), values);
        }
        Placement placement = layouts.place(object.key(), kept.name());
        Optional<Integer> exact = Optional.ofNullable(byKey.get(object.key()));
        if (exact.isPresent()) {
            return found(object.key(), exact, List.of(), placement.partition());
        }
        if (placement.kind() == Kind.AUTO && placement.folder().endsWith("data/")) {
            Placement whole = layouts.whole(object.key(), kept.name());
            Optional<PatternTree.Found<Integer>> found = byPattern.find(whole.folder(), whole.pattern());
            if (found.isPresent()) {
                return found(
                        object.key(),
                        Optional.of(found.orElseThrow().value()),
                        found.orElseThrow().names(),
                        whole.partition());
            }
        }
        return byPattern
                .find(folder(placement), placement.pattern())
                .map(found -> found(object.key(), Optional.of(found.value()), found.names(), placement.partition()))
                .orElseGet(() -> found(object.key(), Optional.empty(), List.of(), List.of()));
    }

    /** The table format's table around a key. */
    private Optional<Integer> marked(String key) {
        String folder = KeyPath.folder(key);
        for (String around = folder; ; around = KeyPath.parent(around)) {
            Integer number = byMarkedRoot.get(around);
            if (number != null) {
                return Optional.of(number);
            }
            if (around.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private ExplainedKey found(
            String key, Optional<Integer> number, List<String> folded, List<PartitionValue> partition) {
        if (number.isEmpty()) {
            return new ExplainedKey(key, Optional.empty(), List.of(), Optional.empty());
        }
        ExplainedTable table = tables.get(number.orElseThrow());
        UnaryOperator<String> names = Candidates.numbering();
        List<PartitionValue> values = new ArrayList<>();
        boolean year = folded.contains(SiblingFolders.YEAR);
        for (String folder : folded) {
            String name = folder.substring(0, folder.length() - 1);
            if (!folder.equals(SiblingFolders.YEAR)) {
                values.add(new PartitionValue(names.apply(FolderLevels.UNNAMED), name, Optional.of(name)));
            }
        }
        for (int at = 0; at < partition.size(); at++) {
            PartitionValue value = partition.get(at);
            String name = names.apply(year && at == 0 ? FolderLevels.UNNAMED : value.key());
            values.add(new PartitionValue(name, value.raw(), value.value()));
        }
        values.removeIf(value -> table.partitionKeys().stream()
                .noneMatch(tableKey -> tableKey.name().equals(value.key())));
        return new ExplainedKey(key, Optional.of(table), values, Optional.empty());
    }
}
