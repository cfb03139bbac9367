package io.lakecaravan.format.hdf5;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.pickle.PickleFormat;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType.Unknown;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns of Python objects: pandas stores them as one pickled array, which is read whole, by the interpreter that calls
 * nothing. Where the array is above the budget of samples its types are not looked at.
 */
final class PickledSeries implements Series {
    private static final long MEMORY_PER_VALUE = 64;

    private final byte[] pickle;
    private final List<String> names;
    private final long rows;
    private final ReadOptions options;
    private final List<Column> columns;
    private List<Row> loaded = List.of();

    /** @param values the one element of the dataset, a sequence of bytes in the heap */
    PickledSeries(ByteBuffer values, VariableHeap heap, List<String> names, long rows, ReadOptions options)
            throws IOException {
        this.names = List.copyOf(names);
        this.rows = rows;
        this.options = options.withSampleRows(0);
        this.pickle = heap.element(values, 0);
        this.columns = typed();
    }

    private List<Column> typed() throws IOException {
        List<Column> types = List.of();
        if (pickle.length <= options.sampleBytes()) {
            ReadTable table = table();
            types = table.schema().columns();
            if (types.size() != names.size()
                    || table.rows().map(RowCount::value).orElse(-1L) != rows) {
                throw new FormatException(
                        FindingCode.HDF5_DATASET_UNREADABLE, "its pickled values are not as many as its index says");
            }
        }
        List<Column> named = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            named.add(
                    types.isEmpty()
                            ? Column.nullable(names.get(i), new Unknown("object"))
                                    .withNativeType("object")
                            : Column.nullable(names.get(i), types.get(i).type()).withNativeType("object"));
        }
        return named;
    }

    private ReadTable table() throws IOException {
        return Failures.parse(
                FindingCode.HDF5_DATASET_UNREADABLE,
                "its pickled values cannot be read",
                () -> new PickleFormat().read(new BytesObject(pickle), options).get(0));
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long bytesPerRow() {
        return names.size() * MEMORY_PER_VALUE;
    }

    @Override
    public long rowsPerChunk() {
        return 1;
    }

    @Override
    public long cost(long count) {
        return pickle.length;
    }

    @Override
    public void read(long start, int count, Object[][] into, int column) throws IOException {
        if (loaded.isEmpty() && rows > 0) {
            load();
        }
        for (int row = 0; row < count; row++) {
            List<Object> values = loaded.get((int) start + row).values();
            for (int i = 0; i < names.size(); i++) {
                into[row][column + i] = columns.get(i).type() instanceof Unknown ? null : values.get(i);
            }
        }
    }

    private void load() throws IOException {
        String table = table().name();
        List<Row> all = new ArrayList<>();
        try (ObjectSource source = new BytesObject(pickle);
                RowStream stream = new PickleFormat().rows(source, table, List.of(), options)) {
            for (Optional<Row> row = stream.next(); row.isPresent(); row = stream.next()) {
                all.add(row.get());
            }
        }
        if (all.size() != rows) {
            throw new FormatException(
                    FindingCode.HDF5_DATASET_UNREADABLE, "its pickled values are not as many as its index says");
        }
        loaded = all;
    }
}
