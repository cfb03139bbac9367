package io.lakecaravan.layout;

import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import io.lakecaravan.table.Shape;
import io.lakecaravan.table.Siblings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes candidates of tables and of siblings that nothing more will be known about by names. */
final class Candidates implements SiblingFolders.Sink {
    /** Siblings that are read first, to see whether they differ. */
    private static final int READ_FIRST = 8;

    private static final int CHOSEN_OF_MANY = 2;
    private static final int MANY = 100;

    private final String source;
    private final String bucket;
    private final int sampled;
    private final Consumer<Candidate> candidates;
    private final Set<String> begun;

    /**
     * @param sampled most objects to choose of a table
     * @param begun tables of which siblings were a part already; those that follow are added
     */
    Candidates(String source, String bucket, int sampled, Consumer<Candidate> candidates, Set<String> begun) {
        this.source = source;
        this.bucket = bucket;
        this.sampled = sampled;
        this.candidates = candidates;
        this.begun = begun;
    }

    @Override
    public void table(TableUnit unit) {
        List<Shape> shapes = withoutArchived(shapes(unit, sampled, ""));
        candidates.accept(new Candidate(
                source, bucket, unit.root(), unit.grounds(), shapes, unit.markers(), unit.logs(), Optional.empty()));
    }

    @Override
    public void siblings(Siblings undecided, NavigableMap<String, TableUnit> members) {
        boolean first =
                begun.add(name(undecided.root(), members.firstEntry().getValue().format()));
        Siblings read = undecided.reading(first(members.navigableKeySet()), sampled);
        Siblings siblings = first ? read : read.following();
        int each = members.size() > MANY ? Math.min(CHOSEN_OF_MANY, sampled) : sampled;
        List<Shape> shapes = new ArrayList<>();
        members.forEach((member, unit) -> shapes.addAll(withoutArchived(shapes(unit, each, member))));
        candidates.accept(new Candidate(
                source,
                bucket,
                siblings.root(),
                grounds(siblings, members),
                shapes,
                List.of(),
                List.of(),
                Optional.of(siblings)));
    }

    private static String name(String root, String format) {
        return root + "|" + format;
    }

    /** Whether a table that was begun goes on with folders that come later in this folder, and not deeper. */
    static boolean isBeside(String folder, String begun) {
        return begun.startsWith(name(folder, "")) || begun.startsWith(folder + "*/");
    }

    private static Grounds grounds(Siblings siblings, NavigableMap<String, TableUnit> members) {
        String looks = switch (siblings.names()) {
            case NUMBERS -> "named by a number";
            case CODES -> "named by codes of countries or languages";
            case WORDS -> "named by words";
        };
        return new Grounds(
                SiblingFolders.RULE,
                siblings.confidence(),
                List.of(members.size()
                        + (members.size() == 1 ? " folder is " : " folders beside each other are ")
                        + looks
                        + (siblings.after().isEmpty() ? "" : ", and below them comes " + siblings.after())));
    }

    /** The first, the last, and those of the smallest hashes: few of them change when folders come. */
    private static List<String> first(Set<String> members) {
        List<String> all = List.copyOf(members);
        if (all.size() <= READ_FIRST) {
            return all;
        }
        Set<String> read = new HashSet<>(Set.of(all.get(0), all.get(all.size() - 1)));
        all.stream()
                .sorted(Comparator.comparingLong(ObjectHash::quick))
                .limit(READ_FIRST - 2L)
                .forEach(read::add);
        return all.stream().filter(read::contains).toList();
    }

    private static List<Shape> shapes(TableUnit unit, int sampled, String member) {
        int[] shares = SampleShares.of(
                sampled,
                unit.shapes().values().stream().map(ShapeAccumulator::objects).toList());
        List<Shape> built = new ArrayList<>();
        for (Map.Entry<ShapeKey, ShapeAccumulator> shape : unit.shapes().entrySet()) {
            Shape plain = shape.getValue().shape(shape.getKey(), shares[built.size()]);
            Shape named = plain.withKeys(plain.pattern(), keys(plain), chosen(plain));
            built.add(member.isEmpty() ? named : named.withMember(member));
        }
        return built;
    }

    private static List<PartitionSummary> keys(Shape shape) {
        UnaryOperator<String> names = numbering();
        return shape.partitionKeys().stream()
                .map(key -> key.withName(names.apply(key.name())))
                .toList();
    }

    private static List<ChosenObject> chosen(Shape shape) {
        return shape.chosen().stream()
                .map(chosen -> {
                    UnaryOperator<String> names = numbering();
                    return chosen.withPartition(chosen.partition().stream()
                            .map(value -> new PartitionValue(names.apply(value.key()), value.raw(), value.value()))
                            .toList());
                })
                .toList();
    }

    /** Gives the keys of a path their names: those without one are numbered, a name that comes again is, too. */
    static UnaryOperator<String> numbering() {
        Set<String> used = new HashSet<>();
        int[] unnamed = {0};
        return key -> {
            String name = key.equals(FolderLevels.UNNAMED) ? "partition_" + unnamed[0]++ : key;
            for (int again = 2; !used.add(name); again++) {
                name = key + "_" + again;
            }
            return name;
        };
    }

    private static List<Shape> withoutArchived(List<Shape> shapes) {
        boolean readable = shapes.stream()
                .flatMap(shape -> shape.chosen().stream())
                .anyMatch(chosen -> !chosen.object().isArchived());
        return readable ? shapes.stream().map(Candidates::withoutArchived).toList() : shapes;
    }

    private static Shape withoutArchived(Shape shape) {
        return shape.chosen().stream().anyMatch(chosen -> chosen.object().isArchived())
                ? shape.withChosen(List.of())
                : shape;
    }
}
