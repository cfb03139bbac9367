package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.layout.FileName.Variation;
import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.layout.TableUnit.Members;
import io.lakecaravan.table.Grounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Says which tables lie in a folder that is known to the end, by what lies in it alone.
 *
 * <ol>
 *   <li>A table format's marker, or more shapes than are told apart: one table of everything.
 *   <li>Names below partition folders tell tables apart: {@code 2024/01/orders/} and {@code 2024/01/users/} are two. So do
 *       base names of files that come again in most partitions. Otherwise everything in partitions is one table.
 *   <li>Names that say nothing ({@code part-00000}, {@code data}, GUIDs) make one table whose root is the folder.
 *   <li>Names that say something make a table per base name. One constant name is a table of its own whose root is the
 *       whole key: {@code raw/orders.csv} stays what it is when {@code raw/customers.csv} comes. Names with varying parts
 *       get the folder as root when they are all there is in it; beside others {@code raw/orders*}.
 *   <li>A lone object is its folder's table where its name says nothing or repeats the folder's ({@code
 *       customers/customers.csv}), no tables lie below, and the folder is neither the bucket's root nor the source's
 *       prefix; otherwise it is a table of its own.
 *   <li>{@code README} and the like join the folder's table, where settling reports them.
 * </ol>
 */
final class FolderTables {
    static final String HIVE = "hive";
    static final String DATE = "date";
    static final String FOLDER = "folder";
    static final String FILE = "file";
    static final String TABLE_FORMAT = "table-format";

    private static final double SURE = 1;
    private static final double LIKELY = 0.95;
    private static final double FAIR = 0.9;
    private static final double DOUBTFUL = 0.7;
    /** Names below partitions that hold no more than this share of the objects are drift, and no tables. */
    private static final double DRIFT = 0.1;

    private static final double IN_MOST_PARTITIONS = 0.5;
    private static final int MOST_NAMES = 50;

    private final String source;
    private final String bucket;
    private final String prefix;

    /** @param prefix of the source; up to its last slash it is as a bucket's root */
    FolderTables(String source, String bucket, String prefix) {
        this.source = source;
        this.bucket = bucket;
        this.prefix = KeyPath.folder(prefix);
    }

    String source() {
        return source;
    }

    String bucket() {
        return bucket;
    }

    /** Whether the folder is where the source begins, so that it has no siblings. */
    boolean isTop(String folder) {
        return folder.isEmpty() || folder.equals(prefix);
    }

    /** The tables of the folder, by the folders below that they lie in. */
    Branch tables(FolderState state, Consumer<Finding> findings) {
        if (state.isFolded()) {
            findings.accept(Finding.of(
                    FindingCode.LAYOUT_TOO_MANY_SHAPES,
                    bucket,
                    state.folder(),
                    "more than " + FolderState.MOST_SHAPES
                            + " kinds of names lie in one folder; they are taken as one table for each format. "
                            + "If they are tables of their own, name them in layout:, e.g. layout: object"));
        }
        Branch branch = new Branch(KeyPath.lastSegment(state.folder()));
        if (!state.shapes().isEmpty() || !state.markers().isEmpty()) {
            decide(state, branch);
        }
        return branch;
    }

    private void decide(FolderState state, Branch branch) {
        Map<Kind, NavigableMap<String, Members>> byKind = new TreeMap<>();
        NavigableMap<String, Members> auto = new TreeMap<>(KeyOrder.UTF8);
        state.shapes().forEach((key, shape) -> {
            if (key.kind() == Kind.AUTO) {
                auto.computeIfAbsent(key.below(), below -> new Members()).put(key, shape);
            } else {
                byKind.computeIfAbsent(key.kind(), kind -> new TreeMap<>(KeyOrder.UTF8))
                        .computeIfAbsent(key.member(), member -> new Members())
                        .put(key, shape);
            }
        });
        for (NavigableMap<String, Members> explicit : byKind.values()) {
            // what lies beside an explicit table under the same root belongs to it
            if (explicit.containsKey("")) {
                auto.values().forEach(explicit.get("")::putAll);
                auto.clear();
            }
        }
        if (!state.markers().isEmpty() || state.isFolded()) {
            Members all = new Members();
            auto.values().forEach(all::putAll);
            if (!all.isEmpty() || byKind.isEmpty()) {
                branch.add(whole(state, all));
            }
        } else {
            joinDrift(auto);
            auto.forEach((below, shapes) -> decideAuto(new Place(state, below), shapes, branch));
        }
        byKind.forEach((kind, members) -> members.forEach((member, shapes) -> branch.add(unit(
                state.folder() + member,
                Grounds.configured(kind.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                shapes))));
    }

    private static TableUnit whole(FolderState state, Members all) {
        List<String> markers = List.copyOf(state.markers());
        Grounds grounds = markers.isEmpty()
                ? new Grounds(FOLDER, 0.5, List.of("too many kinds of names lie in the folder to tell them apart"))
                : new Grounds(TABLE_FORMAT, SURE, List.of("the folder holds the log of a table format: " + markers));
        return new TableUnit(state.folder(), grounds, all, markers, state.logs());
    }

    /** Few objects in folders below partitions have drifted there; where they are many, the folders are tables. */
    private static void joinDrift(NavigableMap<String, Members> auto) {
        Members main = auto.get("");
        if (main == null || main.keySet().stream().noneMatch(ShapeKey::isPartitioned)) {
            return;
        }
        auto.entrySet().removeIf(below -> {
            boolean drift = !below.getKey().isEmpty() && below.getValue().objects() <= DRIFT * main.objects();
            if (drift) {
                main.putAll(below.getValue());
            }
            return drift;
        });
    }

    /** Where tables are looked for: a folder, or folders below partitions of one name. */
    private record Place(FolderState state, String below) {
        String root() {
            return state.folder() + below;
        }

        String name() {
            return KeyPath.lastSegment(root());
        }

        boolean holdsTablesBelow() {
            return below.isEmpty() && state.holdsTablesBelow();
        }
    }

    private void decideAuto(Place place, Members all, Branch branch) {
        boolean partitioned = all.keySet().stream().anyMatch(ShapeKey::isPartitioned);
        NavigableMap<String, Members> bases = new TreeMap<>(KeyOrder.UTF8);
        all.forEach((key, shape) ->
                bases.computeIfAbsent(key.member(), base -> new Members()).put(key, shape));
        if (!partitioned) {
            decideFiles(place, bases, branch);
        } else if (areTables(bases)) {
            bases.forEach((base, shapes) ->
                    add(place, branch, unit(pattern(place, base, shapes), partitioned(shapes, bases.size()), shapes)));
        } else {
            add(place, branch, unit(place.root(), partitioned(all, 1), all));
        }
    }

    private static void add(Place place, Branch branch, TableUnit unit) {
        branch.add(place.below(), unit);
    }

    /** Whether each telling name of files comes again in most partitions. */
    private static boolean areTables(NavigableMap<String, Members> bases) {
        DistinctSketch folders = new DistinctSketch();
        bases.values().forEach(shapes -> shapes.values().forEach(shape -> shape.addFoldersTo(folders)));
        long partitions = folders.estimate();
        return bases.size() > 1
                && bases.size() <= MOST_NAMES
                && partitions > 1
                && bases.entrySet().stream()
                        .allMatch(base -> !base.getKey().isEmpty()
                                && !NamePattern.isStray(base.getKey())
                                && base.getValue().values().stream()
                                                .mapToLong(ShapeAccumulator::partitionFolders)
                                                .max()
                                                .orElse(0)
                                        > IN_MOST_PARTITIONS * partitions);
    }

    private static Grounds partitioned(Members shapes, int tables) {
        boolean hive = shapes.keySet().stream().anyMatch(key -> key.pattern().contains("={*}/"));
        long partitions = shapes.values().stream()
                .mapToLong(ShapeAccumulator::partitionFolders)
                .max()
                .orElse(1);
        String rule = hive ? HIVE : isTimed(shapes) ? DATE : SiblingFolders.VALUE;
        List<String> evidence = new ArrayList<>();
        evidence.add((partitions == 1 ? "1 folder is a value" : partitions + " folders are values") + " by its name: "
                + shapes.firstKey().pattern());
        if (tables > 1) {
            evidence.add("the same " + tables + " names of files come again in most of the folders");
        }
        boolean mixed = tables == 1 && bases(shapes) > 1;
        if (mixed) {
            evidence.add("files have different names: their columns decide whether they are one table");
        }
        return new Grounds(rule, mixed ? FAIR : hive ? SURE : LIKELY, evidence);
    }

    private static long bases(Members shapes) {
        return shapes.keySet().stream().map(ShapeKey::member).distinct().count();
    }

    private static boolean isTimed(Members shapes) {
        return shapes.keySet().stream()
                .flatMap(key -> key.partitionKeys().stream())
                .anyMatch(name -> !name.equals(FolderLevels.UNNAMED) && !name.equals(FolderLevels.REGION));
    }

    /** The root of one of several tables that share their partitions: with {@code *} for what varies. */
    private static String pattern(Place place, String base, Members shapes) {
        String pattern = NamePattern.wildcards(shapes.firstKey().pattern());
        boolean varies = shapes.size() > 1
                || shapes.keySet().stream().anyMatch(key -> key.variation() == Variation.VARYING);
        return place.state().folder() + (varies ? KeyPath.folder(pattern) + start(base, shapes) + "*" : pattern);
    }

    /** A base name, after {@code *} where files do not begin with it. */
    private static String start(String base, Members shapes) {
        boolean first = shapes.keySet().stream()
                .allMatch(key -> key.pattern()
                        .substring(key.pattern().lastIndexOf('/') + 1)
                        .startsWith(base));
        return first ? base : "*" + base;
    }

    private void decideFiles(Place place, NavigableMap<String, Members> members, Branch branch) {
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
        if (alone && isFolderTable(place, telling.get(0), members.get(telling.get(0)))) {
            generic.putAll(members.get(telling.get(0)));
            telling.clear();
        }
        if (generic.isEmpty() || isLoneFile(place, generic)) {
            files(place, generic, branch);
            files(place, stray, branch);
        } else {
            generic.putAll(stray);
            add(place, branch, unit(place.root(), folder(generic), generic));
        }
        telling.forEach(base -> named(place, base, members.get(base), branch));
    }

    private static Grounds folder(Members shapes) {
        long patterns = shapes.keySet().stream().map(ShapeKey::pattern).map(FolderTables::stem).distinct().count();
        return new Grounds(
                FOLDER,
                patterns > 1 ? DOUBTFUL : FAIR,
                List.of("the names of its " + shapes.objects()
                        + " objects say nothing that would tell tables apart: "
                        + shapes.firstKey().pattern()
                        + (patterns > 1 ? ", and " + (patterns - 1) + " other patterns" : "")));
    }

    /** A pattern of names without what formats and compressions add. */
    private static String stem(String pattern) {
        int dot = pattern.indexOf('.', pattern.lastIndexOf('}') + 1);
        return dot < 0 ? pattern : pattern.substring(0, dot);
    }

    /** Whether the only telling name of a folder leaves the folder to be the table. */
    private boolean isFolderTable(Place place, String base, Members shapes) {
        if (shapes.areFiles()) {
            return shapes.size() == 1
                    && !isTop(place.root())
                    && !place.holdsTablesBelow()
                    && repeats(base, place.name());
        }
        return !isTop(place.root()) || repeats(base, bucket);
    }

    /** A generic name alone where its folder cannot be the table. */
    private boolean isLoneFile(Place place, Members generic) {
        return generic.areFiles() && generic.size() == 1 && (isTop(place.root()) || place.holdsTablesBelow());
    }

    private void named(Place place, String base, Members shapes, Branch branch) {
        if (shapes.areFiles()) {
            files(place, shapes, branch);
        } else {
            add(
                    place,
                    branch,
                    unit(
                            place.root() + start(base, shapes) + "*",
                            new Grounds(
                                    FOLDER,
                                    FAIR,
                                    List.of(shapes.objects() + " objects are called '" + base
                                            + "' with something that varies, and others lie beside them")),
                            shapes));
        }
    }

    private static void files(Place place, Members shapes, Branch branch) {
        shapes.forEach((key, shape) -> {
            Members one = new Members();
            one.put(key, shape);
            String root =
                    shape.objects() == 1 ? shape.newest().key() : place.state().folder() + key.pattern();
            add(place, branch, unit(root, new Grounds(FILE, LIKELY, List.of("the object has a name of its own")), one));
        });
    }

    private static TableUnit unit(String root, Grounds grounds, Members shapes) {
        return new TableUnit(root, grounds, shapes, List.of(), List.of());
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
}
