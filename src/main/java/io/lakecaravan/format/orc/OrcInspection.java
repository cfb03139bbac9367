package io.lakecaravan.format.orc;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.isolated.Isolated;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What one file says: by its footer, and of its first rows as far as they can be read. */
final class OrcInspection {
    private final FileTail tail;
    private final ReadOptions options;
    private final Isolated rows;
    private final List<TypeTree.Root> columns;
    private final List<Finding> findings = new ArrayList<>();

    OrcInspection(FileTail tail, ReadOptions options, Isolated rows) throws IOException {
        this.tail = tail;
        this.options = options;
        this.rows = rows;
        this.columns = TypeTree.columns(tail.footer(), options);
    }

    ReadTable table() throws IOException {
        reportEncryption();
        Optional<RowCount> count = count();
        Sample sample = Sample.EMPTY;
        if (!tail.hasKnownVersion()) {
            report(
                    FindingCode.FORMAT_UNSUPPORTED,
                    OptionalLong.empty(),
                    "the ORC file is of a version that no reader knows; rows are not read. Known: 0.11, 0.12");
        } else if (options.sampleRows() > 0 && !columns.isEmpty() && hasRows()) {
            sample = sample();
        }
        return new ReadTable(
                "",
                tail.compression().shown(),
                TypeTree.schema(columns),
                count,
                Optional.empty(),
                statistics(count),
                sample,
                findings);
    }

    private void reportEncryption() {
        long encrypted = columns.stream().filter(this::isEncrypted).count();
        if (encrypted > 0) {
            report(
                    FindingCode.ORC_ENCRYPTED,
                    OptionalLong.empty(),
                    encrypted + " of " + columns.size() + " columns are encrypted; without their keys they show masked"
                            + " or no values");
        }
    }

    private boolean isEncrypted(TypeTree.Root column) {
        return tail.footer().encryptedTypes().stream()
                .anyMatch(id -> id == 0 || (id >= column.id() && id <= column.last()));
    }

    private boolean hasRows() {
        return tail.footer().stripes().stream().anyMatch(stripe -> stripe.rows() > 0);
    }

    /** Exact where the stripes agree with the footer's own number. */
    private Optional<RowCount> count() {
        long sum = 0;
        for (Stripe stripe : tail.footer().stripes()) {
            if (!stripe.liesBefore(tail.contentEnd())) {
                report(
                        FindingCode.ORC_STRIPE_CORRUPT,
                        OptionalLong.empty(),
                        "the ORC footer names a stripe that does not lie in the object; its rows are left out");
                return tail.footer().rows().stream()
                        .mapToObj(RowCount::estimated)
                        .findFirst();
            }
            if (sum + stripe.rows() < sum) {
                return Optional.empty();
            }
            sum += stripe.rows();
        }
        long rows = tail.footer().rows().orElse(sum);
        return Optional.of(rows == sum ? RowCount.exact(sum) : RowCount.estimated(sum));
    }

    private List<ColumnStatistics> statistics(Optional<RowCount> count) {
        List<ColumnStatistics> statistics = new ArrayList<>();
        List<OptionalLong> values = tail.footer().values();
        if (count.isEmpty() || !count.get().exact() || values.isEmpty()) {
            return statistics;
        }
        long rows = count.get().value();
        for (TypeTree.Root column : columns) {
            OptionalLong present = values.get(column.id());
            boolean sound = present.isPresent() && present.getAsLong() <= rows;
            if (sound && !isEncrypted(column)) {
                statistics.add(new ColumnStatistics(
                        column.column().name(), rows, OptionalLong.of(rows - present.getAsLong())));
            }
        }
        return statistics;
    }

    private Sample sample() throws IOException {
        try {
            ReadTable read = rows.read(tail.source(), options).get(0);
            findings.addAll(read.findings());
            return read.sample();
        } catch (FormatException e) {
            report(e.code(), e.offset(), e.getMessage());
        } catch (LimitException e) {
            report(FindingCode.SAMPLE_COLUMNS_SKIPPED, OptionalLong.empty(), "no sample: " + e.getMessage());
        }
        return Sample.EMPTY;
    }

    private void report(FindingCode code, OptionalLong offset, String message) {
        findings.add(new Finding(code, "", "", offset, message));
    }
}
