package io.lakecaravan.format.hdf5;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table: columns of one or several series of equal length.
 *
 * @param order where each column of the table stands among the columns of the series
 */
record Hdf5Table(String name, List<Series> series, List<Integer> order, long rows, String compression) {
    /** Bytes that are decoded at once, unless a single row has more. */
    private static final long SLICE = 4 << 20;

    private static final long LONGEST_ROW = 32 << 20;

    Hdf5Table {
        series = List.copyOf(series);
        order = List.copyOf(order);
    }

    /** All columns of the series in their order. */
    static Hdf5Table of(String name, List<Series> series, String compression) {
        List<Integer> order = new ArrayList<>();
        int width = series.stream().mapToInt(one -> one.columns().size()).sum();
        for (int i = 0; i < width; i++) {
            order.add(i);
        }
        return new Hdf5Table(name, series, order, series.get(0).rows(), compression);
    }

    Schema schema() {
        List<Column> stored = new ArrayList<>();
        series.forEach(one -> stored.addAll(one.columns()));
        List<Column> columns = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int place : order) {
            Column column = stored.get(place);
            String name = column.name();
            for (int number = 2; !used.add(name); number++) {
                name = column.name() + "_" + number;
            }
            columns.add(column.withName(name));
        }
        return new Schema(columns);
    }

    /** Columns counted with those in them. */
    void checkColumns(int most) throws LimitException {
        long columns = order.size();
        for (Series one : series) {
            for (Column column : one.columns()) {
                columns += below(column.type());
            }
        }
        if (columns > most) {
            throw new LimitException("a table has " + columns + " columns, most are " + most);
        }
    }

    private static long below(LogicalType type) {
        if (type instanceof ListOf list) {
            return below(list.element().type());
        }
        long columns = 0;
        if (type instanceof StructOf struct) {
            for (Column field : struct.fields()) {
                columns += 1 + below(field.type());
            }
        }
        return columns;
    }

    long cost(long count) {
        long cost = 0;
        for (Series one : series) {
            long more = one.cost(count);
            cost = more > Long.MAX_VALUE - cost ? Long.MAX_VALUE : cost + more;
        }
        return cost;
    }

    /** Rows to read at once: whole chunks where they fit. */
    int sliceRows() throws FormatException {
        long bytes = 0;
        long chunk = 1;
        for (Series one : series) {
            if (one.bytesPerRow() > LONGEST_ROW - bytes) {
                throw new FormatException(
                        FindingCode.HDF5_DATASET_UNREADABLE,
                        "a row has more than " + (LONGEST_ROW >> 20) + " MiB, which is the most that is read at once");
            }
            bytes += one.bytesPerRow();
            chunk = Math.max(chunk, one.rowsPerChunk());
        }
        long fitting = Math.max(SLICE / Math.max(bytes + 16L * order.size(), 1), 1);
        return (int) (fitting > chunk ? fitting / chunk * chunk : fitting);
    }

    /** Rows from {@code start} on, with the columns at {@code places} of the schema. */
    List<Row> read(long start, int count, List<Integer> places) throws IOException {
        int width = series.stream().mapToInt(one -> one.columns().size()).sum();
        Object[][] stored = new Object[count][width];
        int column = 0;
        for (Series one : series) {
            int columns = one.columns().size();
            int first = column;
            if (places.stream().map(order::get).anyMatch(place -> place >= first && place < first + columns)) {
                one.read(start, count, stored, first);
            }
            column += columns;
        }
        List<Row> rows = new ArrayList<>(count);
        for (Object[] values : stored) {
            Object[] row = new Object[places.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = values[order.get(places.get(i))];
            }
            rows.add(new Row(Arrays.asList(row)));
        }
        return rows;
    }
}
