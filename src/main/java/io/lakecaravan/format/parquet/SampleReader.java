package io.lakecaravan.format.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.parquet.ChunkPages.BeyondFetched;
import io.lakecaravan.format.parquet.ChunkPages.OpenPages;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.io.RecordReader;

/**
 * The first rows of the first row group that has any, column by column, so that one that is broken or too large does not
 * take the others with it.
 */
final class SampleReader {
    /** Decoded values of one column, and of all. */
    private static final long COLUMN_VALUES = 8L << 20;

    private static final long ALL_VALUES = 64L << 20;

    /** A column with fewer than one row in so many of those wanted would cut the sample too short. */
    private static final int SHORT = 10;

    private final Footer footer;
    private final ReadOptions options;
    private final SkippedColumns skipped = new SkippedColumns();
    private final OpenPages open = new OpenPages(Limits.SAMPLE_PAGES);
    private long valuesLeft = ALL_VALUES;

    private SampleReader(Footer footer, ReadOptions options) {
        this.footer = footer;
        this.options = options;
    }

    /** A sample and why columns are missing from it. */
    record Result(Sample sample, SkippedColumns skipped) {}

    static Result read(ObjectSource source, Footer footer, ReadOptions options) throws IOException {
        SampleReader reader = new SampleReader(footer, options);
        Optional<RowGroup> group = footer.rowGroups().stream()
                .filter(candidate -> candidate.rows() > 0)
                .findFirst();
        boolean wanted = options.sampleRows() > 0 && group.isPresent();
        return new Result(wanted ? reader.sample(source, group.get()) : Sample.EMPTY, reader.skipped);
    }

    private Sample sample(ObjectSource source, RowGroup group) throws IOException {
        TreeSet<Integer> readable = new TreeSet<>();
        for (int top = 0; top < footer.schema().message().getFieldCount(); top++) {
            if (isReadable(top, group)) {
                readable.add(top);
            }
        }
        SamplePlan plan = SamplePlan.of(footer, group, readable, options.sampleBytes());
        Map<Integer, ChunkInput> inputs = plan.fetch(source);
        TreeMap<Integer, List<JsonNode>> columns = new TreeMap<>();
        for (int top : readable) {
            if (plan.chosen().contains(top)) {
                column(top, group, inputs).ifPresent(values -> columns.put(top, values));
            } else {
                skipped.tooLarge(name(top));
            }
        }
        return rows(columns, Math.min(options.sampleRows(), group.rows()));
    }

    private boolean isReadable(int top, RowGroup group) {
        for (Leaf leaf : footer.schema().leavesOf(top)) {
            try {
                ChunkChecks.check(leaf, group.chunks().get(leaf.index()), group, footer);
            } catch (FormatException reason) {
                skipped.add(name(top), reason);
                return false;
            }
        }
        return true;
    }

    private Optional<List<JsonNode>> column(int top, RowGroup group, Map<Integer, ChunkInput> inputs)
            throws IOException {
        try {
            List<JsonNode> values = decode(top, group, inputs);
            if (values.isEmpty()) {
                skipped.tooLarge(name(top));
            }
            return Optional.of(values).filter(some -> !some.isEmpty());
        } catch (FormatException broken) {
            skipped.add(name(top), broken);
        } catch (LimitException tooLarge) {
            // No byte is fetched while pages are decoded, so this is a limit of pages or values.
            skipped.tooLarge(name(top));
        }
        return Optional.empty();
    }

    private List<JsonNode> decode(int top, RowGroup group, Map<Integer, ChunkInput> inputs) throws IOException {
        Projection projection = Projection.column(footer, top);
        Map<ColumnDescriptor, ChunkPages> pages = new HashMap<>();
        long rows = Math.min(options.sampleRows(), group.rows());
        for (Leaf leaf : projection.leaves()) {
            ColumnChunk chunk = group.chunks().get(leaf.index());
            ChunkInput input = inputs.get(leaf.index());
            long announced = chunk.values();
            if (input.end() < chunk.end()) {
                long within = Failures.decode(failure(top), () -> ChunkPages.valuesWithin(input, chunk));
                boolean flat = leaf.descriptor().getMaxRepetitionLevel() == 0;
                announced = flat ? Math.min(within, announced) : announced;
                rows = Math.min(rows, within);
            }
            pages.put(leaf.descriptor(), new ChunkPages(leaf, chunk, input, announced, open));
        }
        long wanted = rows;
        return wanted == 0
                ? List.of()
                : Failures.decode(failure(top), () -> values(projection, new GroupPages(group.rows(), pages), wanted));
    }

    private List<JsonNode> values(Projection projection, GroupPages pages, long wanted) {
        Column column = projection.schema().columns().get(0);
        ValueBudget budget = new ValueBudget(Math.min(COLUMN_VALUES, valuesLeft));
        List<JsonNode> values = new ArrayList<>();
        try {
            RecordReader<List<Object>> reader = projection.reader(pages, budget);
            while (values.size() < wanted) {
                values.add(Rendering.json(column.type(), reader.read().get(0)));
            }
        } catch (RuntimeException failure) {
            if (!isBeyondFetched(failure)) {
                throw failure;
            }
        }
        valuesLeft -= budget.taken();
        return values;
    }

    private static boolean isBeyondFetched(Throwable failure) {
        Throwable cause = failure;
        for (int level = 0; cause != null && level < 8; level++) {
            if (cause instanceof BeyondFetched) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private Sample rows(SortedMap<Integer, List<JsonNode>> columns, long wanted) {
        int longest = columns.values().stream().mapToInt(List::size).max().orElse(0);
        long enough = Math.min(longest, (wanted + SHORT - 1) / SHORT);
        columns.entrySet().removeIf(column -> {
            boolean tooFew = column.getValue().size() < enough;
            if (tooFew) {
                skipped.tooLarge(name(column.getKey()));
            }
            return tooFew;
        });
        int count = columns.values().stream().mapToInt(List::size).min().orElse(0);
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<JsonNode> values = new ArrayList<>();
            for (List<JsonNode> column : columns.values()) {
                values.add(column.get(row));
            }
            rows.add(values);
        }
        return new Sample(columns.keySet().stream().map(this::name).toList(), rows);
    }

    private String name(int top) {
        return footer.schema().message().getType(top).getName();
    }

    private String failure(int top) {
        return "the pages of column " + name(top) + " cannot be decoded";
    }
}
