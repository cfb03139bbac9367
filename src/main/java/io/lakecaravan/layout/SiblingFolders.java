package io.lakecaravan.layout;

import io.lakecaravan.layout.FolderNames.Group;
import io.lakecaravan.layout.FolderNames.Kind;
import io.lakecaravan.layout.TableUnit.Members;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.PartitionValue;
import io.lakecaravan.table.Siblings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides what folders beside each other are: values of a partition key, or tables of their own. A level is a value's where
 * its folders have names that only count or hash, or where what lies below repeats from folder to folder. Where names
 * leave doubt the folders become one candidate of {@link Siblings}, and their schemas decide.
 */
final class SiblingFolders {
    static final String RULE = "siblings";
    static final String VALUE = "value";

    /** In a pattern, a folder of any name that was found to be a value by the folders beside it. */
    static final String ANY_FOLDER = "{folder}";

    /** Most folders in one candidate, so that it stays a small message. */
    static final int MOST_MEMBERS = 400;

    /** So many numbered folders are values: nobody has as many numbered tables, and memory is not for them. */
    private static final int SURELY_VALUES = 256;

    /** How patterns begin where a folder's name reads as a year. */
    static final String YEAR = "{year}/";

    private static final String MONTH = "{month}/";
    private static final int FEWEST_WORDS = 3;
    private static final double REPEATED = 0.6;
    private static final double SURE_HASHES = 0.9;
    private static final double SURE_NUMBERS = 0.8;

    /** Receives what is decided. */
    interface Sink {
        void table(TableUnit unit);

        /** Folders beside each other; more than one candidate holds come in several calls. */
        void siblings(Siblings siblings, NavigableMap<String, TableUnit> members);
    }

    private SiblingFolders() {}

    /**
     * Folds folders whose names leave no doubt into tables of the folder around them.
     *
     * @param folder path of the branch
     */
    static void foldSure(String folder, Branch branch) {
        for (Group group : FolderNames.groups(List.copyOf(branch.below().keySet()))) {
            boolean sure = group.kind() == Kind.HASHES
                    || (group.kind() == Kind.NUMBERS
                            && (group.members().size() > SURELY_VALUES
                                    || isFolded(folder, branch)
                                    || areYearsNumbers(folder, branch, group)));
            if (sure) {
                fold(folder, branch, group);
            }
        }
    }

    /** Whether folders of this one were folded before, when there were too many to hold. */
    private static boolean isFolded(String folder, Branch branch) {
        return branch.own().stream().anyMatch(unit -> isFolded(folder, unit));
    }

    private static boolean isFolded(String folder, TableUnit unit) {
        return unit.root().equals(folder)
                && unit.grounds().rule().equals(VALUE)
                && unit.shapes().keySet().stream()
                        .allMatch(key -> key.partitionKeys().get(0).equals(FolderLevels.UNNAMED));
    }

    /** Whether folders that look like years are numbers as those beside them, which are more. */
    private static boolean areYearsNumbers(String folder, Branch branch, Group group) {
        return branch.own().stream().anyMatch(unit -> areYearsNumbers(folder, unit, group));
    }

    private static boolean areYearsNumbers(String folder, TableUnit unit, Group group) {
        return unit.root().equals(folder)
                && group.members().stream().allMatch(name -> group.kind() == Kind.HASHES || isNumber(name))
                && unit.shapes().keySet().stream().allMatch(SiblingFolders::beginsWithYear)
                && unit.shapes().values().stream()
                        .allMatch(shape ->
                                shape.partitionFolders() < group.members().size());
    }

    private static boolean beginsWithYear(ShapeKey key) {
        return key.pattern().startsWith(YEAR) && !key.pattern().startsWith(MONTH, YEAR.length());
    }

    private static void fold(String folder, Branch branch, Group group) {
        Map<String, Members> byFormat = new TreeMap<>();
        for (TableUnit unit : List.copyOf(branch.own())) {
            boolean years = areYearsNumbers(folder, unit, group);
            if (years || isFolded(folder, unit)) {
                Members shapes = byFormat.computeIfAbsent(unit.format(), format -> new Members());
                if (years) {
                    shapes.takeYears(unit.shapes());
                } else {
                    shapes.take(unit.shapes());
                }
            }
        }
        branch.removeIf(unit -> areYearsNumbers(folder, unit, group) || isFolded(folder, unit));
        List<String> folded = new ArrayList<>();
        for (String member : group.members()) {
            Optional<TableUnit> leaf = leaf(folder, branch.below().get(member), group.kind());
            if (leaf.isPresent()) {
                PartitionValue value = new PartitionValue(FolderLevels.UNNAMED, member, Optional.of(member));
                byFormat.computeIfAbsent(leaf.orElseThrow().format(), format -> new Members())
                        .takeUnder(ANY_FOLDER, value, leaf.orElseThrow().shapes());
                folded.add(member);
            }
        }
        folded.forEach(branch::remove);
        byFormat.forEach((format, shapes) -> branch.add(new TableUnit(
                folder,
                new Grounds(
                        VALUE,
                        group.kind() == Kind.HASHES
                                ? SURE_HASHES
                                : folded.size() > SURELY_VALUES
                                        ? SURE_NUMBERS
                                        : Kind.NUMBERS.names().confidence(),
                        List.of(
                                group.kind() == Kind.HASHES
                                        ? "folders beside each other are named by hexadecimal digits of one length"
                                        : "folders beside each other are named by a number")),
                shapes,
                List.of(),
                List.of())));
    }

    /** The only table of a folder, where its objects lie in the folder itself or in folders named by a number. */
    private static Optional<TableUnit> leaf(String around, Branch branch, Kind kind) {
        String folder = around + branch.name() + "/";
        if (branch.own().isEmpty() && !branch.below().isEmpty() && (kind == Kind.CODES || kind == Kind.NUMBERS)) {
            foldNumbers(folder, branch);
        }
        if (branch.own().size() != 1 || !branch.below().isEmpty()) {
            return Optional.empty();
        }
        TableUnit unit = branch.own().get(0);
        boolean direct = unit.root().indexOf('*') < 0
                && unit.root().indexOf('/', folder.length()) < 0
                && unit.root().startsWith(folder);
        return unit.isMovable() && direct ? Optional.of(unit) : Optional.empty();
    }

    /** A folder that holds nothing but numbered folders of one table each is one table, if what is around it is decided. */
    private static void foldNumbers(String folder, Branch branch) {
        List<Group> groups = FolderNames.groups(List.copyOf(branch.below().keySet()));
        if (groups.size() != 1 || groups.get(0).kind() != Kind.NUMBERS) {
            return;
        }
        Set<String> kinds = new TreeSet<>();
        for (Branch child : branch.below().values()) {
            Optional<TableUnit> leaf = leaf(folder, child, Kind.NUMBERS);
            if (leaf.isEmpty()) {
                return;
            }
            kinds.add(leaf.orElseThrow().kind());
        }
        if (kinds.size() == 1) {
            fold(folder, branch, groups.get(0));
        }
    }

    /** Hands every table of the branch to the sink, alone or among siblings. */
    static void decide(String folder, Branch branch, Sink sink) {
        decide(folder, branch, Set.of(), sink);
    }

    /** @param tables names of folders that are tables' as they come again below zones */
    private static void decide(String folder, Branch branch, Set<String> tables, Sink sink) {
        branch.own().forEach(sink::table);
        Set<String> names = new TreeSet<>(branch.below().keySet());
        names.removeIf(name -> {
            boolean table = tables.contains(name);
            if (table) {
                decide(folder + name + "/", branch.below().get(name), Set.of(), sink);
            }
            return table;
        });
        for (Group group : FolderNames.groups(names)) {
            List<String> others = leaves(folder, branch, group, sink);
            if (group.kind() == Kind.ZONES || !repeated(folder, branch, group, others, sink)) {
                Set<String> common = group.kind() == Kind.ZONES ? common(branch, others) : Set.of();
                for (String member : others) {
                    decide(folder + member + "/", branch.below().get(member), common, sink);
                }
            }
        }
    }

    /** Names of folders that lie below more than one zone. */
    private static Set<String> common(Branch branch, List<String> zones) {
        Set<String> seen = new HashSet<>();
        Set<String> common = new HashSet<>();
        for (String zone : zones) {
            for (String name : branch.below().get(zone).below().keySet()) {
                if (!seen.add(name)) {
                    common.add(name);
                }
            }
        }
        return common;
    }

    /** Decides on folders that are one table each; gives those that hold anything else. */
    private static List<String> leaves(String folder, Branch branch, Group group, Sink sink) {
        List<String> others = new ArrayList<>();
        Map<String, NavigableMap<String, TableUnit>> byKind = new TreeMap<>();
        for (String member : group.members()) {
            Optional<TableUnit> leaf = leaf(folder, branch.below().get(member), group.kind());
            if (leaf.isPresent() && group.kind() != Kind.ZONES) {
                String kind = group.kind() == Kind.WORDS
                        ? leaf.orElseThrow().kind()
                        : leaf.orElseThrow().format();
                byKind.computeIfAbsent(kind, missing -> new TreeMap<>(KeyOrder.UTF8))
                        .put(member, leaf.orElseThrow());
            } else {
                others.add(member);
            }
        }
        byKind.values()
                .forEach(members -> family(
                        folder,
                        folder,
                        members.firstEntry()
                                .getValue()
                                .root()
                                .substring(folder.length() + members.firstKey().length() + 1),
                        group,
                        members,
                        sink));
        return others;
    }

    /** Decides on folders below which the same names come again; false where they do not. */
    private static boolean repeated(String folder, Branch branch, Group group, List<String> others, Sink sink) {
        int fewest = switch (group.kind()) {
            case WORDS -> FEWEST_WORDS;
            case NUMBERS -> isNumber(group.members().get(0)) ? 1 : 2;
            default -> 2;
        };
        if (others.size() < fewest) {
            return false;
        }
        Map<String, NavigableMap<String, TableUnit>> byPath = new TreeMap<>(KeyOrder.UTF8);
        for (String member : others) {
            branch.below().get(member).forEach(folder + member + "/", (path, unit) -> {
                if (unit.isMovable()) {
                    byPath.computeIfAbsent(path, missing -> new TreeMap<>(KeyOrder.UTF8))
                            .putIfAbsent(member, unit);
                }
            });
        }
        boolean repeats = byPath.entrySet().stream()
                .anyMatch(path -> isTelling(path.getKey())
                        && path.getValue().size() >= Math.max(fewest, REPEATED * others.size()));
        if (!repeats) {
            return false;
        }
        Set<TableUnit> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        byPath.forEach((path, members) -> {
            if (members.size() >= fewest) {
                family(folder, folder + "*/" + path, path, group, members, sink);
                taken.addAll(members.values());
            }
        });
        for (String member : others) {
            branch.below().get(member).forEach(folder + member + "/", (path, unit) -> {
                if (!taken.contains(unit)) {
                    sink.table(unit);
                }
            });
        }
        return true;
    }

    /** Whether names below, and not values below, are what comes again. */
    private static boolean isTelling(String path) {
        String[] names = path.split("/", -1);
        List<String> folders = List.of(names).stream()
                .filter(name -> !name.isEmpty() && !name.equals(Branch.VALUE))
                .toList();
        return !folders.isEmpty() && folders.stream().noneMatch(name -> FolderNames.isNumbered(name) || isCode(name));
    }

    private static boolean isCode(String name) {
        return name.length() <= 3
                && FolderNames.groups(List.of(name, name.toUpperCase(Locale.ROOT))).stream()
                        .anyMatch(group -> group.kind() == Kind.CODES);
    }

    private static void family(
            String folder, String root, String path, Group group, NavigableMap<String, TableUnit> members, Sink sink) {
        boolean oneNumber = members.size() == 1 && group.kind() == Kind.NUMBERS && isNumber(members.firstKey());
        if (members.size() == 1 && !oneNumber) {
            sink.table(members.firstEntry().getValue());
            return;
        }
        NavigableMap<String, TableUnit> part = new TreeMap<>(KeyOrder.UTF8);
        for (Map.Entry<String, TableUnit> member : members.entrySet()) {
            part.put(member.getKey(), member.getValue());
            if (part.size() == MOST_MEMBERS) {
                sink.siblings(new Siblings(root, folder, path, group.kind().names(), List.of(), 0, true), part);
                part = new TreeMap<>(KeyOrder.UTF8);
            }
        }
        if (!part.isEmpty()) {
            sink.siblings(new Siblings(root, folder, path, group.kind().names(), List.of(), 0, true), part);
        }
    }

    private static boolean isNumber(String name) {
        return NamePattern.of(name).isOneValue();
    }
}
