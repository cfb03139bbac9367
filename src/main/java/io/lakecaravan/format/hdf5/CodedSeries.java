package io.lakecaravan.format.hdf5;

import io.lakecaravan.schema.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A column of numbers that stand for the values of another series: a level of an index, or categories. */
final class CodedSeries implements Series {
    static final int MOST_VALUES = 1 << 20;

    private final Series codes;
    private final Series values;
    private final String name;
    private List<Object> known = List.of();

    CodedSeries(Series codes, Series values, String name) {
        this.codes = codes;
        this.values = values;
        this.name = name;
    }

    @Override
    public List<Column> columns() {
        return List.of(values.columns().get(0).withName(name));
    }

    @Override
    public long rows() {
        return codes.rows();
    }

    @Override
    public long bytesPerRow() {
        return codes.bytesPerRow();
    }

    @Override
    public long rowsPerChunk() {
        return codes.rowsPerChunk();
    }

    @Override
    public long cost(long rows) {
        return codes.cost(rows) + values.cost(values.rows());
    }

    @Override
    public void read(long start, int count, Object[][] rows, int column) throws IOException {
        if (known.isEmpty()) {
            known = all(values);
        }
        codes.read(start, count, rows, column);
        for (int row = 0; row < count; row++) {
            rows[row][column] = value(known, rows[row][column]);
        }
    }

    /** Null for -1, which stands for it, and for what is no code. */
    static Object value(List<Object> values, Object code) {
        int index = code instanceof Long number && number >= 0 && number < values.size() ? number.intValue() : -1;
        return index < 0 ? null : values.get(index);
    }

    /** The values of the first column of a short series. */
    static List<Object> all(Series series) throws IOException {
        int count = (int) Math.min(series.rows(), MOST_VALUES);
        Object[][] rows = new Object[count][series.columns().size()];
        series.read(0, count, rows, 0);
        List<Object> values = new ArrayList<>(count);
        for (Object[] row : rows) {
            values.add(row[0]);
        }
        return values;
    }
}
