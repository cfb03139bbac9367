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
import java.util.Collection;
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
    private static final Grounds OTHERS_DIFFER =
            new Grounds(FolderTables.FOLDER, FAIR, List.of("folders beside it have other columns"));

    /**
     * What is known now.
     *
     * @param tables the folders as one table, and single folders of which enough was read
     * @param again what is to be inspected next: single folders, or all of them once more
     */
    record Decision(List<InspectedCandidate> tables, List<Candidate> again) {}

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
        List<List<String>> alike = groups();
        if (!allRead) {
            boolean agree =
                    alike.size() == 1 && schemas.size() == siblings.read().size();
            return agree && isTable(members.size(), members.size())
                    ? new Decision(
                            List.of(one(members.keySet(), evidence(schemas.size(), schemas.size()))), List.of())
                    : new Decision(List.of(), List.of(oneOfEach()));
        }
        List<String> main =
                alike.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        if (!isTable(main.size(), schemas.size())) {
            return separately(members.keySet(), alike.size(), List.of());
        }
        Set<String> table = new LinkedHashSet<>(main);
        // what could not be read goes with the others, where its findings are seen
        members.keySet().stream()
                .filter(member -> !schemas.containsKey(member))
                .forEach(table::add);
        List<String> others = members.keySet().stream()
                .filter(member -> !table.contains(member))
                .toList();
        return separately(others, alike.size(), List.of(one(table, evidence(main.size(), schemas.size()))));
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
    private List<List<String>> groups() {
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

    /** The same candidate with one object of every shape of every folder to be read. */
    private Candidate oneOfEach() {
        return with(
                candidate.root(),
                candidate.grounds(),
                candidate.shapes(),
                Optional.of(siblings.reading(List.copyOf(members.keySet()), 1)));
    }

    private InspectedCandidate one(Set<String> table, String evidence) {
        List<Shape> shapes = new ArrayList<>();
        for (String member : table) {
            members.get(member).forEach(shape -> shapes.add(under(siblings, shape)));
        }
        double confidence = siblings.names() == Names.WORDS ? FAIR : SURE;
        return read(with(
                candidate.root(), candidate.grounds().with(confidence, evidence), shapes, Optional.empty()));
    }

    /** With what was read of its objects. */
    private InspectedCandidate read(Candidate part) {
        Set<String> keys = keys(part);
        return new InspectedCandidate(
                part,
                fragments.stream()
                        .filter(fragment -> keys.contains(fragment.object().key()))
                        .toList());
    }

    private static Set<String> keys(Candidate part) {
        Set<String> keys = new LinkedHashSet<>();
        part.chosen().forEach(chosen -> keys.add(chosen.object().key()));
        return keys;
    }

    /** Folders that are tables of their own: settled at once where all that is to be read of them was read. */
    private Decision separately(Collection<String> names, int kinds, List<InspectedCandidate> beside) {
        Set<String> known = new LinkedHashSet<>();
        fragments.forEach(fragment -> known.add(fragment.object().key()));
        List<InspectedCandidate> tables = new ArrayList<>(beside);
        List<Candidate> again = new ArrayList<>();
        for (String member : names) {
            Candidate folder = with(
                    siblings.root(member),
                    kinds == 1 ? alike() : OTHERS_DIFFER,
                    members.get(member).stream()
                            .map(shape -> shape.withMember(""))
                            .toList(),
                    Optional.empty());
            if (known.containsAll(keys(folder))) {
                tables.add(read(folder));
            } else {
                again.add(folder);
            }
        }
        return new Decision(tables, again);
    }

    private Grounds alike() {
        return new Grounds(
                FolderTables.FOLDER,
                siblings.confidence(),
                List.of("the folder beside it has columns alike, but fewer than " + FEWEST_WORDS
                        + " folders named by words are not enough to take them for one table"));
    }

    private Candidate with(String root, Grounds grounds, List<Shape> shapes, Optional<Siblings> undecided) {
        return new Candidate(
                candidate.source(), candidate.bucket(), root, grounds, shapes, List.of(), List.of(), undecided);
    }

    /** A shape with its folder as the value of the first partition key. */
    static Shape under(Siblings siblings, Shape shape) {
        String member = shape.member();
        PartitionValue value = new PartitionValue(FolderLevels.UNNAMED, member, Optional.of(member));
        PartitionAccumulator constant = new PartitionAccumulator();
        constant.add(value, shape.objects(), shape.bytes());
        UnaryOperator<String> names = renumbering();
        List<PartitionSummary> keys = new ArrayList<>();
        keys.add(constant.summary(names.apply(FolderLevels.UNNAMED)));
        shape.partitionKeys().forEach(key -> keys.add(key.withName(names.apply(key.name())).under(value)));
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
        return shape.withKeys(SiblingFolders.ANY_FOLDER + "/" + fixed(siblings.after()) + shape.pattern(), keys, chosen);
    }

    /** The folders of a path up to the first that varies: patterns begin there. */
    static String fixed(String path) {
        int varying = path.indexOf('*');
        return KeyPath.folder(varying < 0 ? path : path.substring(0, varying));
    }

    /** Numbers keys anew that have numbers for names. */
    private static UnaryOperator<String> renumbering() {
        UnaryOperator<String> numbering = Candidates.numbering();
        return key -> numbering.apply(key.matches("partition_[0-9]+") ? FolderLevels.UNNAMED : key);
    }
}
