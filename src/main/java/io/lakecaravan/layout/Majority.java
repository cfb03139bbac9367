package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The partition keys of a table are those of most of its objects. Few that lie at another depth stay in the table, their
 * other keys do not, and each is reported.
 *
 * @param shapes with the table's keys alone
 * @param findings of odd objects
 */
record Majority(List<Shape> shapes, List<Finding> findings) {
    /** The largest share of a table's objects that is odd. */
    private static final double FEW = 0.1;

    static Majority of(Candidate candidate, List<Shape> shapes) {
        Map<List<String>, List<Shape>> byKeys = new LinkedHashMap<>();
        shapes.forEach(shape ->
                byKeys.computeIfAbsent(names(shape), keys -> new ArrayList<>()).add(shape));
        if (byKeys.size() < 2) {
            return new Majority(shapes, List.of());
        }
        long total = objects(shapes);
        List<String> main = byKeys.entrySet().stream()
                .max(Comparator.comparingLong(group -> objects(group.getValue())))
                .orElseThrow()
                .getKey();
        Set<String> kept = byKeys.entrySet().stream()
                .filter(group -> group.getKey().equals(main) || objects(group.getValue()) > FEW * total)
                .flatMap(group -> group.getKey().stream())
                .collect(Collectors.toSet());
        List<Shape> table = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        byKeys.forEach((keys, group) -> {
            boolean few = !keys.equals(main) && objects(group) <= FEW * total;
            for (Shape shape : group) {
                table.add(few ? withKeys(shape, kept) : shape);
                if (few) {
                    shape.chosen()
                            .forEach(chosen -> findings.add(
                                    odd(candidate, chosen.object().key(), objects(group), total, keys, main)));
                }
            }
        });
        return new Majority(table, findings);
    }

    private static Shape withKeys(Shape shape, Set<String> kept) {
        return shape.withKeys(
                        shape.pattern(),
                        shape.partitionKeys().stream()
                                .filter(key -> kept.contains(key.name()))
                                .toList(),
                        shape.chosen())
                .withMember(shape.member());
    }

    private static Finding odd(
            Candidate candidate, String key, long odd, long total, List<String> keys, List<String> main) {
        return Finding.of(
                FindingCode.LAYOUT_ODD_OBJECT,
                candidate.bucket(),
                key,
                odd + " of " + total + " objects of the table lie where the others do not: their path gives "
                        + (keys.isEmpty() ? "no partition keys" : "the partition keys " + keys) + ", the table has "
                        + main
                        + ". Move them, or exclude: them");
    }

    private static List<String> names(Shape shape) {
        return shape.partitionKeys().stream().map(PartitionSummary::name).toList();
    }

    private static long objects(List<Shape> shapes) {
        return shapes.stream().mapToLong(Shape::objects).sum();
    }
}
