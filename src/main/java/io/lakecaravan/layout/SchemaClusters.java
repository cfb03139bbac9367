package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds objects by one pattern of names that hold different tables: their schemas have next to nothing in common. Where
 * every object of the pattern was read they are told apart, otherwise it is reported.
 */
final class SchemaClusters {
    /** Below this two objects by one pattern of names hold different tables. */
    private static final double OTHER_TABLE = 0.3;

    private final Candidate candidate;
    private final List<Finding> findings = new ArrayList<>();

    SchemaClusters(Candidate candidate) {
        this.candidate = candidate;
    }

    /** What was found and could not be told apart. */
    List<Finding> findings() {
        return findings;
    }

    List<ShapeReading> split(ShapeReading reading) {
        List<List<Fragment>> clusters = clusters(reading.usable());
        if (clusters.size() < 2) {
            return List.of(reading);
        }
        long read = reading.usable().stream().map(Fragment::object).distinct().count();
        if (read == reading.shape().objects() && reading.shape().partitionKeys().isEmpty()) {
            return clusters.stream().map(cluster -> part(reading, cluster)).toList();
        }
        findings.add(Finding.of(
                FindingCode.LAYOUT_SCHEMAS_DIFFER,
                candidate.bucket(),
                candidate.root(),
                "objects by the pattern " + reading.shape().pattern() + " hold " + clusters.size()
                        + " kinds of records with hardly a column in common, e.g. "
                        + clusters.stream()
                                .map(cluster -> cluster.get(0).object().key())
                                .limit(3)
                                .collect(Collectors.joining(", "))
                        + "; they are one table with the columns of all. If they are tables of their own, say so in"
                        + " layout:"));
        return List.of(reading);
    }

    /** Objects that hold several tables each are left together. */
    private static List<List<Fragment>> clusters(List<Fragment> fragments) {
        List<List<Fragment>> clusters = new ArrayList<>();
        if (fragments.stream().anyMatch(fragment -> !fragment.table().isEmpty())) {
            return List.of(fragments);
        }
        for (Fragment fragment : fragments) {
            Schema schema = fragment.schema();
            clusters.stream()
                    .filter(cluster -> SchemaSimilarity.of(cluster.get(0).schema(), schema) >= OTHER_TABLE)
                    .findFirst()
                    .orElseGet(() -> {
                        clusters.add(new ArrayList<>());
                        return clusters.get(clusters.size() - 1);
                    })
                    .add(fragment);
        }
        return clusters;
    }

    private static ShapeReading part(ShapeReading whole, List<Fragment> cluster) {
        Shape shape = whole.shape();
        Map<String, ChosenObject> chosen = new HashMap<>();
        shape.chosen().forEach(object -> chosen.put(object.object().key(), object));
        ShapeAccumulator objects = new ShapeAccumulator(0, cluster.size());
        cluster.forEach(
                fragment -> objects.add(chosen.get(fragment.object().key()).object(), List.of()));
        String pattern = cluster.size() == 1
                ? cluster.get(0).object().key().substring(rootLength(shape, cluster.get(0)))
                : shape.pattern();
        ShapeKey key = new ShapeKey(
                Placement.Kind.AUTO,
                "",
                "",
                pattern,
                shape.format(),
                shape.compression(),
                List.of(),
                FileName.Variation.VARYING);
        return new ShapeReading(objects.shape(key, cluster.size()), whole.format(), cluster, List.of());
    }

    /** The pattern has as many slashes as the key has below the root. */
    private static int rootLength(Shape shape, Fragment fragment) {
        String key = fragment.object().key();
        int end = key.length();
        for (long slashes = shape.pattern().chars().filter(unit -> unit == '/').count(); slashes >= 0; slashes--) {
            end = key.lastIndexOf('/', end - 1);
        }
        return end + 1;
    }
}
