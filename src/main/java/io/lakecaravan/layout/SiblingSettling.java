package io.lakecaravan.layout;

import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.SchemaMerge;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import io.lakecaravan.table.Shape;
import io.lakecaravan.table.Siblings;
import io.lakecaravan.table.Siblings.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Decides by their schemas whether folders beside each other are one table or several. A few are read first; only where they
 * differ one object of every folder is read.
 *
 * <p>Folders with names that look like values are one table where at least half of them have schemas alike. Folders named by
 * words must be three at least and have nearly the same schema: two tables of customers and suppliers may look alike.
 */
final class SiblingSettling {
    private static final double SAME_WORDS = 0.9;
    private static final int FEWEST_WORDS = 3;
    private static final double MAJORITY = 0.5;
    private static final double SURE = 0.95;
    private static final double FAIR = 0.9;

    /**
     * What is known now.
     *
     * @param one the folders as one table with its fragments, where they are
     * @param again what is to be inspected next: single folders, or all of them once more
     */
    record Decision(Optional<InspectedCandidate> one, List<Candidate> again) {}

    private final Candidate candidate;
    private final Siblings siblings;
    private final Map<String, List<Shape>> members = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final List<Fragment> fragments;

    private SiblingSettling(InspectedCandidate inspected) {
        candidate = inspected.candidate();
        siblings = candidate.siblings().orElseThrow();
        fragments = inspected.fragments();
        Map<String, String> memberByKey = new HashMap<>();
        for (Shape shape : candidate.shapes()) {
            members.computeIfAbsent(shape.member(), member -> new ArrayList<>()).add(shape);
            shape.chosen().forEach(chosen -> memberByKey.put(chosen.object().key(), shape.member()));
        }
        Map<String, List<Fragment>> read = new LinkedHashMap<>();
        for (Fragment fragment : fragments) {
            if (ShapeReading.isUsable(fragment)) {
                read.computeIfAbsent(memberByKey.get(fragment.object().key()), member -> new ArrayList<>())
                        .add(fragment);
            }
        }
        members.keySet().stream()
                .filter(read::containsKey)
                .forEach(member -> schemas.put(
                        member,
                        SchemaMerge.merge(read.get(member).stream()
                                        .map(ShapeReading::observed)
                                        .toList())
                                .schema()));
    }

    static Decision decide(InspectedCandidate inspected) {
        return new SiblingSettling(inspected).decide();
    }

    private Decision decide() {
        boolean allRead = siblings.read().size() == members.size();
        List<List<String>> alike = alike();
        if (!allRead) {
            boolean agree =
                    alike.size() == 1 && schemas.size() == siblings.read().size();
            return agree && isTable(members.size(), members.size())
                    ? one(members.keySet(), evidence(schemas.size(), schemas.size()))
                    : new Decision(Optional.empty(), List.of(all()));
        }
        List<String> main =
                alike.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        Set<String> table = new LinkedHashSet<>(main);
        if (!main.isEmpty()) {
            // what could not be read goes with the others, where its findings are seen
            members.keySet().stream()
                    .filter(member -> !schemas.containsKey(member))
                    .forEach(table::add);
        }
        if (!isTable(main.size(), schemas.size())) {
            return new Decision(Optional.empty(), separately(members.keySet(), alike.size()));
        }
        Decision one = one(table, evidence(main.size(), schemas.size()));
        List<String> others = members.keySet().stream()
                .filter(member -> !table.contains(member))
                .toList();
        return new Decision(one.one(), separately(others, alike.size()));
    }

    private boolean isTable(int alike, int read) {
        return siblings.names() == Names.WORDS
                ? alike >= FEWEST_WORDS && alike > MAJORITY * read
                : alike > MAJORITY * read || (alike == read && read > 0);
    }

    private String evidence(int alike, int read) {
        return alike + " of " + read + " folders that were read have columns alike";
    }

    /** Members by schema, each with the first that it is like. */
    private List<List<String>> alike() {
        double enough = siblings.names() == Names.WORDS ? SAME_WORDS : SchemaSimilarity.SAME_TABLE;
        List<List<String>> groups = new ArrayList<>();
        schemas.forEach((member, schema) -> groups.stream()
                .filter(group -> SchemaSimilarity.of(schemas.get(group.get(0)), schema) >= enough)
                .findFirst()
                .orElseGet(() -> {
                    groups.add(new ArrayList<>());
                    return groups.get(groups.size() - 1);
                })
                .add(member));
        return groups;
    }

    /** The same candidate with one object of every folder to be read. */
    private Candidate all() {
        List<Shape> shapes = new ArrayList<>();
        members.values().forEach(of -> {
            boolean first = true;
            for (Shape shape : of) {
                shapes.add(
                        first && !shape.chosen().isEmpty()
                                ? shape.withChosen(shape.chosen().subList(0, 1))
                                : shape);
                first = false;
            }
        });
        return with(
                candidate.root(),
                candidate.grounds(),
                shapes,
                Optional.of(siblings.reading(List.copyOf(members.keySet()))));
    }

    private Decision one(Set<String> table, String evidence) {
        List<Shape> shapes = new ArrayList<>();
        for (String member : table) {
            members.get(member).forEach(shape -> shapes.add(under(member, shape)));
        }
        double confidence = siblings.names() == Names.WORDS ? FAIR : SURE;
        Grounds grounds = candidate.grounds().with(confidence, evidence);
        Candidate folded = with(candidate.root(), grounds, shapes, Optional.empty());
        Set<String> keys = new LinkedHashSet<>();
        shapes.forEach(shape ->
                shape.chosen().forEach(chosen -> keys.add(chosen.object().key())));
        return new Decision(
                Optional.of(new InspectedCandidate(
                        folded,
                        fragments.stream()
                                .filter(fragment ->
                                        keys.contains(fragment.object().key()))
                                .toList())),
                List.of());
    }

    private List<Candidate> separately(Iterable<String> names, int kinds) {
        List<Candidate> candidates = new ArrayList<>();
        for (String member : names) {
            boolean alike = kinds == 1;
            Grounds grounds = new Grounds(
                    FolderTables.FOLDER,
                    alike ? siblings.names().confidence() : FAIR,
                    List.of(
                            alike
                                    ? "the folder beside it has columns alike, but two folders named by words are not"
                                            + " enough to take them for one table"
                                    : "folders beside it have other columns"));
            candidates.add(with(
                    siblings.root(member),
                    grounds,
                    members.get(member).stream()
                            .map(shape -> shape.withMember(""))
                            .toList(),
                    Optional.empty()));
        }
        return candidates;
    }

    private Candidate with(String root, Grounds grounds, List<Shape> shapes, Optional<Siblings> undecided) {
        return new Candidate(
                candidate.source(), candidate.bucket(), root, grounds, shapes, List.of(), List.of(), undecided);
    }

    /** A shape with its folder as the value of the first partition key. */
    static Shape under(String member, Shape shape) {
        PartitionValue value = new PartitionValue(FolderLevels.UNNAMED, member, Optional.of(member));
        PartitionAccumulator constant = new PartitionAccumulator();
        constant.add(value);
        UnaryOperator<String> names = renumbering();
        List<PartitionSummary> keys = new ArrayList<>();
        keys.add(constant.summary(names.apply(FolderLevels.UNNAMED)));
        shape.partitionKeys().forEach(key -> keys.add(key.withName(names.apply(key.name()))));
        List<ChosenObject> chosen = shape.chosen().stream()
                .map(object -> {
                    UnaryOperator<String> own = renumbering();
                    List<PartitionValue> values = new ArrayList<>();
                    values.add(new PartitionValue(own.apply(FolderLevels.UNNAMED), member, Optional.of(member)));
                    object.partition()
                            .forEach(each ->
                                    values.add(new PartitionValue(own.apply(each.key()), each.raw(), each.value())));
                    return object.withPartition(values);
                })
                .toList();
        return shape.withKeys("{folder}/" + shape.pattern(), keys, chosen);
    }

    /** Numbers keys anew that have numbers for names. */
    private static UnaryOperator<String> renumbering() {
        UnaryOperator<String> numbering = Candidates.numbering();
        return key -> numbering.apply(key.matches("partition_[0-9]+") ? FolderLevels.UNNAMED : key);
    }
}
