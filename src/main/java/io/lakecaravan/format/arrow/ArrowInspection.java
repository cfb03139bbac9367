package io.lakecaravan.format.arrow;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one object says with few bytes. The sample is decoded column by column, so that one that is damaged or too large
 * does not take the others with it.
 */
final class ArrowInspection {
    private static final int NAMED = 20;
    private static final int MOST_FINDINGS = 20;

    private final ArrowTable table;
    private final ReadOptions options;
    private final List<Column> columns;
    private final TreeMap<Integer, List<JsonNode>> values = new TreeMap<>();
    private final TreeSet<Integer> tooLarge = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private long bytesLeft;
    private long valuesLeft = Limits.ROW_VALUES;
    private long misfits;

    private ArrowInspection(ArrowTable table, ReadOptions options) {
        this.table = table;
        this.options = options;
        this.columns = table.schema().columns();
        this.bytesLeft = options.sampleBytes();
    }

    static ReadTable of(ArrowTable table, ReadOptions options) throws IOException {
        return new ArrowInspection(table, options).read();
    }

    static Finding misfits(long count) {
        return Finding.of(
                FindingCode.VALUE_TYPE_MISMATCH,
                "",
                "",
                count + " values lie outside of what their type allows (a time of day beyond midnight, a date beyond"
                        + " the calendar) and are shown as null");
    }

    private ReadTable read() throws IOException {
        ArrowTable.Counts counts = table.counts();
        if (options.sampleRows() > 0 && !columns.isEmpty()) {
            sample();
        }
        if (findings.isEmpty()) {
            counts.failure().ifPresent(failure -> report(failure, -1));
        }
        if (!tooLarge.isEmpty()) {
            findings.add(Finding.of(
                    FindingCode.SAMPLE_COLUMNS_SKIPPED,
                    "",
                    "",
                    "the values of these columns do not fit into the sample's budget: " + listed(names(tooLarge))));
        }
        if (misfits > 0) {
            findings.add(misfits(misfits));
        }
        return new ReadTable(
                "",
                counts.compression(),
                table.schema(),
                counts.rows(),
                Optional.empty(),
                counts.statistics(),
                sampled(),
                findings);
    }

    private void sample() throws IOException {
        Optional<List<Integer>> chosen = Optional.empty();
        long rows = 0;
        for (int i = 0; i < Limits.SAMPLED_BATCHES && rows < options.sampleRows(); i++) {
            Optional<Batch> batch;
            try {
                batch = table.next();
                if (batch.isEmpty()) {
                    return;
                }
                if (batch.get().rows() == 0) {
                    continue;
                }
                if (chosen.isEmpty()) {
                    chosen = Optional.of(affordable(batch.get()));
                } else if (!isAffordable(batch.get(), chosen.get())) {
                    return;
                }
            } catch (FormatException e) {
                report(e, -1);
                return;
            }
            rows += decode(batch.get(), chosen.get(), options.sampleRows() - rows);
        }
    }

    /** Cheap columns first. */
    private List<Integer> affordable(Batch batch) throws IOException {
        Map<Integer, Long> costs = new TreeMap<>();
        for (int column = 0; column < columns.size(); column++) {
            try {
                costs.put(column, batch.sampleCost(column));
            } catch (FormatException e) {
                report(e, batch.offset());
                break;
            }
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        costs.keySet().stream()
                .sorted(Comparator.<Integer>comparingLong(costs::get).thenComparing(Comparator.naturalOrder()))
                .forEach(column -> {
                    if (costs.get(column) <= bytesLeft) {
                        bytesLeft -= costs.get(column);
                        chosen.add(column);
                    } else {
                        tooLarge.add(column);
                    }
                });
        return List.copyOf(chosen);
    }

    private boolean isAffordable(Batch batch, List<Integer> chosen) throws IOException {
        long cost = 0;
        for (int column : chosen) {
            cost += batch.sampleCost(column);
        }
        bytesLeft -= cost;
        return bytesLeft >= 0;
    }

    /** @return rows that the columns gave */
    private long decode(Batch batch, List<Integer> chosen, long wanted) throws IOException {
        long rows = Math.min(wanted, batch.rows());
        boolean isFirst = values.isEmpty();
        batch.fetch(chosen, Batch.Reach.SAMPLE);
        for (int column : chosen) {
            if (!isFirst && !values.containsKey(column)) {
                continue;
            }
            try {
                List<JsonNode> cells = cells(batch.vector(column), columns.get(column), rows);
                values.computeIfAbsent(column, c -> new ArrayList<>()).addAll(cells);
            } catch (FormatException e) {
                report(e, batch.offset());
                values.remove(column);
            } catch (LimitException e) {
                // Of values, expanded bytes, or of the object: the schema stands.
                tooLarge.add(column);
                values.remove(column);
            }
        }
        return rows;
    }

    private List<JsonNode> cells(Vector vector, Column column, long rows) throws IOException {
        ValueBudget budget = new ValueBudget(Math.min(Limits.SAMPLE_VALUES, valuesLeft));
        List<JsonNode> cells = new ArrayList<>();
        for (long row = 0; row < rows; row++) {
            cells.add(Rendering.json(column.type(), vector.value(row, budget)));
        }
        valuesLeft -= budget.taken();
        misfits += budget.misfits();
        return cells;
    }

    private Sample sampled() {
        int count = values.values().stream().mapToInt(List::size).min().orElse(0);
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<JsonNode> cells = new ArrayList<>();
            for (List<JsonNode> column : values.values()) {
                cells.add(column.get(row));
            }
            rows.add(cells);
        }
        return rows.isEmpty() ? Sample.EMPTY : new Sample(names(values.keySet()), rows);
    }

    private List<String> names(Collection<Integer> some) {
        return some.stream().map(column -> columns.get(column).name()).toList();
    }

    private static String listed(List<String> names) {
        String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? named + " and " + (names.size() - NAMED) + " more" : named;
    }

    private void report(FormatException e, long offset) {
        OptionalLong at = e.offset().isPresent() || offset < 0 ? e.offset() : OptionalLong.of(offset);
        FindingCode code = e.code() == FindingCode.FORMAT_UNSUPPORTED ? e.code() : FindingCode.ARROW_BATCH_CORRUPT;
        Finding finding = new Finding(code, "", "", at, e.getMessage());
        if (findings.size() < MOST_FINDINGS && !findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
