package io.lakecaravan.layout;

import io.lakecaravan.config.Manifest;
import io.lakecaravan.config.ManifestEntry;
import io.lakecaravan.config.ManifestMatch;
import io.lakecaravan.config.PartitionColumn;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a manifest says of candidates that it made: gives partition keys the types that it declares, as far as their
 * values are of such a type, and tells which of its entries no object matched. Used by one thread.
 */
final class DeclaredTypes {
    private static final int MOST_NAMED = 10;

    private static final String RULE = Placement.Kind.MANIFEST.name().toLowerCase(Locale.ROOT);

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private final Manifest manifest;
    private final BitSet matched = new BitSet();

    DeclaredTypes(Manifest manifest) {
        this.manifest = manifest;
    }

    Grouped apply(Grouped grouped) {
        if (manifest.entries().isEmpty()) {
            return grouped;
        }
        List<Finding> findings = new ArrayList<>(grouped.findings());
        List<Candidate> candidates = grouped.candidates().stream()
                .map(candidate -> candidate.rule().equals(RULE) ? apply(candidate, findings) : candidate)
                .toList();
        return new Grouped(candidates, findings);
    }

    /** To be called at the end. Entries without columns make no candidates, so nothing is said of them. */
    Grouped unmatched(Grouped last, String bucket) {
        List<ManifestEntry> none = manifest.entries().stream()
                .filter(entry -> entry.unstructured().isEmpty() && !matched.get(entry.index()))
                .toList();
        if (none.isEmpty()) {
            return last;
        }
        String first = none.stream()
                .limit(MOST_NAMED)
                .map(entry -> "entries[" + entry.index() + "]")
                .collect(Collectors.joining(", "));
        List<Finding> findings = new ArrayList<>(last.findings());
        findings.add(Finding.of(
                FindingCode.MANIFEST_ENTRY_UNMATCHED,
                bucket,
                Manifest.OBJECT,
                none.size() + " of " + manifest.entries().size() + " entries give no table (" + first
                        + (none.size() > MOST_NAMED ? ", ..." : "")
                        + "): nothing lies there, the source's prefix, include or exclude leaves it out, or another"
                        + " entry with a longer path took it. Correct dataPath, or take the entry out"));
        return new Grouped(last.candidates(), findings);
    }

    private Candidate apply(Candidate candidate, List<Finding> findings) {
        List<Shape> shapes = candidate.shapes().stream()
                .map(shape -> apply(candidate, shape, findings))
                .toList();
        return new Candidate(
                candidate.source(),
                candidate.bucket(),
                candidate.root(),
                candidate.grounds(),
                shapes,
                candidate.markers(),
                candidate.logs(),
                candidate.siblings());
    }

    private Shape apply(Candidate candidate, Shape shape, List<Finding> findings) {
        Optional<ManifestEntry> entry = manifest.match(shape.newest()).map(ManifestMatch::entry);
        entry.ifPresent(found -> matched.set(found.index()));
        List<PartitionColumn> columns = entry.map(ManifestEntry::columns).orElse(List.of());
        if (columns.isEmpty()) {
            return shape;
        }
        List<PartitionSummary> keys = shape.partitionKeys().stream()
                .map(key -> apply(candidate, key, columns, findings))
                .toList();
        return new Shape(
                shape.pattern(),
                shape.member(),
                shape.format(),
                shape.compression(),
                shape.objects(),
                shape.bytes(),
                shape.firstModified(),
                shape.lastModified(),
                keys,
                shape.partitions(),
                shape.fingerprint(),
                shape.chosen(),
                shape.newest());
    }

    private static PartitionSummary apply(
            Candidate candidate, PartitionSummary key, List<PartitionColumn> columns, List<Finding> findings) {
        Optional<LogicalType> declared = columns.stream()
                .filter(column -> column.name().equals(key.name()))
                .findFirst()
                .flatMap(PartitionColumn::type);
        if (declared.isEmpty()) {
            return key;
        }
        if (!fits(key, declared.orElseThrow())) {
            Finding misfit = Finding.of(
                    FindingCode.MANIFEST_TYPE_MISFIT,
                    candidate.bucket(),
                    candidate.root(),
                    "the manifest declares the partition key " + key.name() + " as "
                            + TypeText.name(declared.orElseThrow()) + ", and its values are "
                            + TypeText.name(key.type()) + "; the table takes that");
            if (!findings.contains(misfit)) {
                findings.add(misfit);
            }
            return key;
        }
        return new PartitionSummary(
                key.name(),
                declared.orElseThrow(),
                key.distinct(),
                key.first(),
                key.last(),
                key.nulls(),
                key.series(),
                key.bytes());
    }

    private static boolean fits(PartitionSummary key, LogicalType declared) {
        LogicalType found = key.type();
        if (found instanceof LogicalType.Null || declared instanceof LogicalType.Text) {
            return true;
        }
        // 01 to 12 are text by themselves, and numbers to who declares them so
        boolean digits = found instanceof LogicalType.Text
                && Stream.concat(key.first().stream(), key.last().stream())
                        .allMatch(value -> DIGITS.matcher(value).matches());
        if (declared instanceof LogicalType.Int whole) {
            return (digits || found instanceof LogicalType.Int) && isWithin(key, whole);
        }
        if (declared instanceof LogicalType.Decimal || declared instanceof LogicalType.FloatingPoint) {
            return digits || PartitionTypes.isNumeric(found);
        }
        if (declared instanceof LogicalType.Timestamp) {
            return found instanceof LogicalType.Timestamp || found instanceof LogicalType.Date;
        }
        return found.getClass().equals(declared.getClass());
    }

    private static boolean isWithin(PartitionSummary key, LogicalType.Int type) {
        BigDecimal end = BigDecimal.valueOf(2).pow(type.bits() - 1);
        return Stream.concat(key.first().stream(), key.last().stream())
                .map(BigDecimal::new)
                .allMatch(value -> value.compareTo(end) < 0 && value.compareTo(end.negate()) >= 0);
    }
}
