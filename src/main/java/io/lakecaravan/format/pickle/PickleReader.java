package io.lakecaravan.format.pickle;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.ColumnProjection;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a whole pickle into inert objects and shows the tables among them. */
final class PickleReader {
    private static final int MOST_PICKLES = 10_000_000;

    private final PickleLimits limits;

    PickleReader(PickleLimits limits) {
        this.limits = limits;
    }

    List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        Loaded loaded = load(source, options);
        List<ReadTable> tables = new ArrayList<>();
        for (PickledTable table : loaded.tables()) {
            tables.add(new ReadTable(
                    table.name(),
                    "none",
                    table.schema(),
                    Optional.of(RowCount.exact(table.rows())),
                    Optional.empty(),
                    statistics(table, options),
                    sample(table, options),
                    loaded.findings()));
        }
        return tables;
    }

    RowStream rows(ObjectSource source, String name, List<String> projection, ReadOptions options) throws IOException {
        Loaded loaded = load(source, options);
        PickledTable table = loaded.tables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the pickle has no table '" + name + "'"));
        return new Rows(table, ColumnProjection.of(table.schema(), projection), loaded.findings());
    }

    private record Loaded(List<PickledTable> tables, List<Finding> findings) {}

    private Loaded load(ObjectSource source, ReadOptions options) throws IOException {
        if (source.size() > Math.min(limits.memory(), Integer.MAX_VALUE - 8)) {
            throw new LimitException("the pickle has " + source.size()
                    + " bytes and is read whole; with this process's heap the limit is " + limits.memory());
        }
        byte[] bytes = source.size() == 0 ? new byte[0] : source.read(0, (int) source.size());
        PickleMachine machine = new PickleMachine(bytes, limits);
        PySequence objects = new PySequence(PySequence.Kind.LIST);
        List<Finding> findings = new ArrayList<>();
        objects.add(machine.next());
        while (machine.hasNext() && objects.size() < MOST_PICKLES && findings.isEmpty()) {
            try {
                objects.add(machine.next());
            } catch (FormatException e) {
                findings.add(new Finding(
                        FindingCode.PICKLE_CORRUPT,
                        "",
                        "",
                        e.offset(),
                        "what follows the first pickle is none: " + e.getMessage()));
            }
        }
        Object root = objects.size() == 1 ? objects.get(0) : objects;
        List<PickledTable> tables = tables(root, options, machine.operations() + bytes.length);
        return new Loaded(tables, findings);
    }

    private static List<PickledTable> tables(Object root, ReadOptions options, long size) throws IOException {
        List<PickledTable> tables = new TableSearch(options, size).tables(root);
        if (tables.isEmpty()) {
            String what = PyObjects.classOf(root).isPresent() ? "an object of a class that is no table" : "no table";
            throw new FormatException(
                    FindingCode.PICKLE_NO_TABLE,
                    "the pickle holds " + what
                            + "; tables are frames, series, arrays, lists of records and dictionaries of columns");
        }
        return tables;
    }

    private static List<ColumnStatistics> statistics(PickledTable table, ReadOptions options) throws IOException {
        int seen = Math.min(table.rows(), options.maxRows());
        long[] nulls = new long[table.columns().size()];
        for (int row = 0; row < seen; row++) {
            for (int i = 0; i < nulls.length; i++) {
                Vector column = table.columns().get(i);
                nulls[i] += column.nullable() && column.at(row) == null ? 1 : 0;
            }
        }
        List<ColumnStatistics> statistics = new ArrayList<>();
        for (int i = 0; i < nulls.length; i++) {
            boolean known = !(table.columns().get(i) instanceof Vector.Opaque);
            statistics.add(new ColumnStatistics(
                    table.names().get(i), seen, known ? OptionalLong.of(nulls[i]) : OptionalLong.empty()));
        }
        return statistics;
    }

    private static Sample sample(PickledTable table, ReadOptions options) throws IOException {
        Schema schema = table.schema();
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(options.sampleRows(), table.rows()); row++) {
            List<JsonNode> cells = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                cells.add(Rendering.json(
                        schema.columns().get(i).type(), table.columns().get(i).at(row)));
            }
            rows.add(cells);
        }
        return rows.isEmpty() ? Sample.EMPTY : new Sample(schema.names(), rows);
    }

    private static final class Rows implements RowStream {
        private final PickledTable table;
        private final ColumnProjection projection;
        private final List<Finding> findings;
        private int row;

        Rows(PickledTable table, ColumnProjection projection, List<Finding> findings) {
            this.table = table;
            this.projection = projection;
            this.findings = List.copyOf(findings);
        }

        @Override
        public Schema schema() {
            return projection.schema();
        }

        @Override
        public Optional<Row> next() throws IOException {
            if (row >= table.rows()) {
                return Optional.empty();
            }
            List<Object> cells = new ArrayList<>();
            for (int column : projection.indexes()) {
                cells.add(table.columns().get(column).at(row));
            }
            row++;
            return Optional.of(new Row(cells));
        }

        @Override
        public List<Finding> findings() {
            return findings;
        }

        @Override
        public void close() {}
    }
}
