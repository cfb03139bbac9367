package io.lakecaravan.format.orc;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.orc.Reader;

/**
 * The first rows, from the heads of the first stripe's streams. Where a head is too short for the rows (values are long,
 * or a block of compression is), longer ones are fetched, as far as the sample's budget goes.
 */
final class SampleReader {
    private static final int FIRST_REACH = 64 << 10;
    private static final int GROWTH = 8;

    private final FileTail tail;
    private final List<TypeTree.Root> columns;
    private final ReadOptions options;
    private final long startBytes;
    private final List<Finding> findings = new ArrayList<>();
    private final List<List<JsonNode>> rows = new ArrayList<>();
    private Projection projection;

    SampleReader(FileTail tail, List<TypeTree.Root> columns, ReadOptions options) {
        this.tail = tail;
        this.columns = columns;
        this.options = options;
        this.startBytes = tail.source().bytesRead();
        this.projection = Projection.of(columns, List.of());
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    Sample read() throws IOException {
        boolean first = true;
        for (Stripe stripe : tail.footer().stripes()) {
            if (rows.size() >= options.sampleRows()) {
                break;
            }
            if (stripe.rows() == 0) {
                continue;
            }
            try {
                if (!sampled(stripe, first)) {
                    break;
                }
            } catch (FormatException e) {
                findings.add(new Finding(e.code(), "", "", e.offset(), e.getMessage()));
                break;
            }
            first = false;
        }
        return rows.isEmpty() ? Sample.EMPTY : new Sample(projection.schema().names(), rows);
    }

    /** Whether the stripe gave its rows; the first one decides which columns there is room for. */
    private boolean sampled(Stripe stripe, boolean first) throws IOException {
        Reader reader = Failures.guard(stripe, () -> StripeReader.open(tail));
        StripeStreams streams = StripeBytes.streams(tail, stripe);
        int before = rows.size();
        int bytes = FIRST_REACH;
        while (true) {
            List<TypeTree.Root> fitting = fitting(streams, bytes);
            if (first) {
                projection = Projection.of(columns, names(fitting));
            } else if (!fitting.containsAll(projection.columns())) {
                return false;
            }
            if (fitting.isEmpty()) {
                reportSkipped(fitting);
                return false;
            }
            StripeBytes data = StripeBytes.of(tail, stripe, streams, bytes);
            try {
                Failures.guard(stripe, () -> take(reader, stripe, data));
                if (first) {
                    reportSkipped(fitting);
                }
                return true;
            } catch (FormatException e) {
                if (!data.wasCut()) {
                    throw e;
                }
                rows.subList(before, rows.size()).clear();
                bytes = bytes > Integer.MAX_VALUE / GROWTH ? Integer.MAX_VALUE : bytes * GROWTH;
            }
        }
    }

    /** Columns in order, as far as their streams fit into what is left of the budget. */
    private List<TypeTree.Root> fitting(StripeStreams streams, int reach) {
        long[] costs = new long[tail.footer().types().size()];
        for (StripeStreams.Span span : streams.spans()) {
            if (span.type() >= 0 && span.type() < costs.length) {
                costs[span.type()] += span.whole() ? span.length() : Math.min(span.length(), reach);
            }
        }
        long left = options.sampleBytes() - (tail.source().bytesRead() - startBytes) - costs[0];
        List<TypeTree.Root> fitting = new ArrayList<>();
        for (TypeTree.Root column : columns) {
            long cost = 0;
            for (int type = Math.max(1, column.id()); type <= column.last(); type++) {
                cost += costs[type];
            }
            if (cost <= left) {
                left -= cost;
                fitting.add(column);
            }
        }
        return fitting;
    }

    private Void take(Reader reader, Stripe stripe, StripeBytes bytes) throws IOException {
        int batch = Math.min(1024, options.sampleRows());
        try (StripeReader values = new StripeReader(reader, stripe, bytes, projection, batch)) {
            while (rows.size() < options.sampleRows() && values.hasNext()) {
                rows.add(rendered(values.next()));
            }
        }
        return null;
    }

    private List<JsonNode> rendered(Row row) {
        List<JsonNode> cells = new ArrayList<>(row.values().size());
        for (int i = 0; i < row.values().size(); i++) {
            cells.add(Rendering.json(
                    projection.columns().get(i).column().type(), row.values().get(i)));
        }
        return cells;
    }

    private void reportSkipped(List<TypeTree.Root> fitting) {
        if (fitting.size() < columns.size()) {
            List<TypeTree.Root> skipped = new ArrayList<>(columns);
            skipped.removeAll(fitting);
            findings.add(new Finding(
                    FindingCode.SAMPLE_COLUMNS_SKIPPED,
                    "",
                    "",
                    OptionalLong.empty(),
                    "columns left out of the sample, which may fetch " + options.sampleBytes() + " bytes: "
                            + String.join(", ", names(skipped))));
        }
    }

    private static List<String> names(List<TypeTree.Root> columns) {
        return columns.stream().map(column -> column.column().name()).toList();
    }
}
