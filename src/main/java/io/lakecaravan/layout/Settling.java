package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides with the schemas in hand whether a candidate is one table or several. A pure function, safe between threads.
 *
 * <ol>
 *   <li>Objects that could not be used are set aside: their findings go to the table they lie in. Where no object could
 *       be used there is no table.
 *   <li>Formats, by content, make tables of their own where they are substantial: a tenth of the objects and a hundredth
 *       of the bytes. Others are reported and belong to no table.
 *   <li>Shapes of one format are one table where their schemas are alike ({@link SchemaSimilarity}). The largest keeps
 *       the candidate's root; another's root is its name pattern with {@code *} for what varies.
 *   <li>Objects that hold several tables make one of each name; its root carries the name after {@code #}.
 * </ol>
 */
public final class Settling {
    /** Is told of what shapes a table was made. */
    interface Assigned {
        void table(LogicalTable table, List<Shape> shapes);
    }

    private final Assigned assigned;

    public Settling() {
        this((table, shapes) -> {});
    }

    Settling(Assigned assigned) {
        this.assigned = assigned;
    }

    private static final double SUBSTANTIAL_OBJECTS = 0.1;
    private static final double SUBSTANTIAL_BYTES = 0.01;

    public Settled settle(InspectedCandidate inspected) {
        if (inspected.candidate().siblings().isEmpty()) {
            return settleTable(inspected, List.of());
        }
        if (inspected.fragments().stream().noneMatch(ShapeReading::isUsable) && isAllRead(inspected.candidate())) {
            return settleTable(inspected, List.of());
        }
        SiblingSettling.Decision decision = SiblingSettling.decide(inspected);
        List<LogicalTable> tables = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        decision.tables().forEach(part -> {
            Settled settled = settleTable(part, List.of());
            tables.addAll(settled.tables());
            findings.addAll(settled.findings());
        });
        return new Settled(tables, findings, decision.again());
    }

    private static boolean isAllRead(Candidate candidate) {
        return candidate.shapesToRead().size() == candidate.shapes().size();
    }

    private Settled settleTable(InspectedCandidate inspected, List<Candidate> again) {
        List<Fragment> fragments = inspected.fragments();
        if (fragments.stream().noneMatch(ShapeReading::isUsable)) {
            return new Settled(
                    List.of(),
                    fragments.stream()
                            .flatMap(fragment -> fragment.findings().stream())
                            .distinct()
                            .sorted()
                            .toList(),
                    again);
        }
        Candidate candidate = inspected.candidate();
        Map<String, Shape> shapes = shapes(candidate);
        List<Fragment> log = fragments.stream()
                .filter(fragment -> !shapes.containsKey(fragment.object().key()))
                .toList();
        // a table format's log speaks for all data files
        List<LogicalTable> tables = log.stream().anyMatch(ShapeReading::isUsable)
                ? members(
                        candidate,
                        candidate.root(),
                        candidate.shapes(),
                        log.stream().filter(ShapeReading::isUsable).toList(),
                        findings(fragments))
                : byFormat(candidate, readings(candidate, shapes, fragments), findings(log));
        return new Settled(tables, List.of(), again);
    }

    private static Map<String, Shape> shapes(Candidate candidate) {
        Map<String, Shape> shapes = new HashMap<>();
        for (Shape shape : candidate.shapes()) {
            for (ChosenObject chosen : shape.chosen()) {
                shapes.put(chosen.object().key(), shape);
            }
        }
        return shapes;
    }

    private static List<Finding> findings(List<Fragment> fragments) {
        return fragments.stream()
                .filter(fragment -> !ShapeReading.isUsable(fragment))
                .flatMap(fragment -> fragment.findings().stream())
                .toList();
    }

    private static List<ShapeReading> readings(
            Candidate candidate, Map<String, Shape> shapes, List<Fragment> fragments) {
        return candidate.shapes().stream()
                .map(shape -> ShapeReading.of(
                        shape,
                        fragments.stream()
                                .filter(fragment -> shape.equals(
                                        shapes.get(fragment.object().key())))
                                .toList()))
                .sorted(ShapeReading.BY_SIZE)
                .toList();
    }

    private List<LogicalTable> byFormat(Candidate candidate, List<ShapeReading> readings, List<Finding> beside) {
        Map<String, FormatGroup> groups = new TreeMap<>();
        for (ShapeReading reading : readings) {
            groups.computeIfAbsent(format(reading, readings), FormatGroup::new).add(reading);
        }
        FormatGroup main = groups.values().stream()
                .filter(FormatGroup::isReadable)
                .max(FormatGroup.BY_SIZE)
                .orElseThrow();
        List<Finding> findings = new ArrayList<>(beside);
        List<FormatGroup> tables = new ArrayList<>(List.of(main));
        for (FormatGroup group : groups.values()) {
            boolean stray = group.readings().stream().allMatch(reading -> isStray(reading.shape()));
            if (group != main && !stray && group.isReadable() && isSubstantial(group, candidate)) {
                tables.add(group);
            } else if (group != main && stray) {
                group.readings().forEach(reading -> findings.add(stray(candidate, main.readings(), reading)));
            } else if (group != main) {
                findings.add(odd(candidate, group, main));
                group.readings().forEach(reading -> findings.addAll(reading.findings()));
            }
        }
        List<LogicalTable> settled = new ArrayList<>();
        for (FormatGroup group : tables) {
            settled.addAll(bySchema(candidate, group, group == main ? findings : List.of()));
        }
        return settled;
    }

    /** A shape of which nothing was read is what shapes by such a name turned out to be. */
    private static String format(ShapeReading reading, List<ShapeReading> all) {
        return reading.isReadable()
                ? reading.format()
                : all.stream()
                        .filter(other -> other.isReadable()
                                && other.shape().format().equals(reading.shape().format()))
                        .map(ShapeReading::format)
                        .findFirst()
                        .orElse(reading.format());
    }

    private static boolean isSubstantial(FormatGroup group, Candidate candidate) {
        return isSubstantial(group.objects(), group.bytes(), candidate.objects(), candidate.bytes());
    }

    /** Whether objects of another format are so many that they are a table. */
    static boolean isSubstantial(long objects, long bytes, long allObjects, long allBytes) {
        return objects >= SUBSTANTIAL_OBJECTS * allObjects && bytes >= SUBSTANTIAL_BYTES * allBytes;
    }

    private static Finding odd(Candidate candidate, FormatGroup group, FormatGroup main) {
        String where = group.readings().get(0).shape().newest();
        return Finding.of(
                FindingCode.LAYOUT_MIXED_FORMATS,
                candidate.bucket(),
                where,
                group.objects() + " of " + candidate.objects() + " objects under one table root are " + group.format()
                        + " among " + main.format()
                        + "; they are in no table. Move them away, or exclude: them");
    }

    /** Shapes go to the first table whose schema they are like, the largest first. */
    private List<LogicalTable> bySchema(Candidate candidate, FormatGroup group, List<Finding> beside) {
        List<List<ShapeReading>> clusters = new ArrayList<>();
        SchemaClusters kinds = new SchemaClusters(candidate);
        List<ShapeReading> readings = group.readings().stream()
                .flatMap(reading -> kinds.split(reading).stream())
                .toList();
        List<Finding> findings = new ArrayList<>(beside);
        findings.addAll(kinds.findings());
        for (ShapeReading reading : readings) {
            if (reading.isReadable()) {
                clusters.stream()
                        .filter(cluster -> isLike(cluster.get(0).schema(), reading.schema()))
                        .findFirst()
                        .orElseGet(() -> {
                            clusters.add(new ArrayList<>());
                            return clusters.get(clusters.size() - 1);
                        })
                        .add(reading);
            }
        }
        readings.stream()
                .filter(reading -> !reading.isReadable())
                .forEach(reading -> clusters.get(0).add(reading));
        clusters.removeIf(
                cluster -> cluster != clusters.get(0) && isStray(candidate, clusters.get(0), cluster, findings));
        List<LogicalTable> tables = new ArrayList<>();
        for (List<ShapeReading> cluster : clusters) {
            boolean largest = cluster == clusters.get(0);
            tables.addAll(cluster(
                    candidate,
                    cluster,
                    largest ? candidate.root() : root(candidate, cluster),
                    largest ? findings : List.of()));
        }
        return tables;
    }

    /** A README beside a table is reported and belongs to none. */
    private static boolean isStray(
            Candidate candidate, List<ShapeReading> main, List<ShapeReading> cluster, List<Finding> findings) {
        boolean stray = cluster.stream().allMatch(reading -> isStray(reading.shape()));
        if (stray) {
            cluster.forEach(reading -> findings.add(stray(candidate, main, reading)));
        }
        return stray;
    }

    private static Finding stray(Candidate candidate, List<ShapeReading> main, ShapeReading reading) {
        return Finding.of(
                FindingCode.LAYOUT_ODD_OBJECT,
                candidate.bucket(),
                reading.shape().newest(),
                "the object lies among those of a table, holds other things than they do ("
                        + main.get(0).shape().newest()
                        + ") and has a name such as text beside data has; it is in no table. Move it, or exclude: it");
    }

    static boolean isStray(Shape shape) {
        return FileName.of(shape.newest().substring(shape.newest().lastIndexOf('/') + 1))
                .isStray();
    }

    private static boolean isLike(Schema one, Schema other) {
        return SchemaSimilarity.of(one, other) >= SchemaSimilarity.SAME_TABLE;
    }

    private List<LogicalTable> cluster(
            Candidate candidate, List<ShapeReading> cluster, String root, List<Finding> beside) {
        List<Finding> findings = new ArrayList<>(beside);
        for (ShapeReading reading : cluster) {
            findings.addAll(reading.findings());
            reading.others().stream()
                    .filter(ShapeReading::isUsable)
                    .map(other -> mixed(candidate, other, reading.format()))
                    .forEach(findings::add);
        }
        Majority majority =
                Majority.of(candidate, cluster.stream().map(ShapeReading::shape).toList());
        findings.addAll(majority.findings());
        return members(
                candidate,
                root,
                majority.shapes(),
                cluster.stream().flatMap(reading -> reading.usable().stream()).toList(),
                findings);
    }

    private static Finding mixed(Candidate candidate, Fragment other, String format) {
        return Finding.of(
                FindingCode.LAYOUT_MIXED_FORMATS,
                candidate.bucket(),
                other.object().key(),
                "the object's content is " + other.format() + " and that of the others by such a name is " + format
                        + "; its columns are not in the table");
    }

    private static String root(Candidate candidate, List<ShapeReading> cluster) {
        int fixed = candidate.root().indexOf('*');
        String folder =
                fixed < 0 ? candidate.root() : KeyPath.folder(candidate.root().substring(0, fixed));
        return folder + NamePattern.wildcards(cluster.get(0).shape().pattern());
    }

    private List<LogicalTable> members(
            Candidate candidate, String root, List<Shape> shapes, List<Fragment> fragments, List<Finding> beside) {
        NavigableSet<String> names =
                fragments.stream().map(Fragment::table).collect(Collectors.toCollection(TreeSet::new));
        TableAssembly assembly = new TableAssembly(candidate);
        List<LogicalTable> tables = names.stream()
                .map(name -> assembly.table(root, name, shapes, fragments, beside))
                .toList();
        tables.forEach(table -> assigned.table(table, shapes));
        return tables;
    }
}
