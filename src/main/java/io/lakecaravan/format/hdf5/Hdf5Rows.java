package io.lakecaravan.format.hdf5;

import io.jhdf.HdfFile;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Rows of a table, slice by slice. */
final class Hdf5Rows implements RowStream {
    /** Who closes after a few rows has not paid for many. */
    private static final int FIRST_SLICE = 4096;

    private final HdfFile file;
    private final Hdf5Table table;
    private final Schema schema;
    private final List<Integer> places;
    private final int mostRows;
    private int sliceRows;
    private final Deque<Row> slice = new ArrayDeque<>();
    private long next;

    /** @param projection names of columns; those that the table does not have give nulls; empty for all */
    Hdf5Rows(HdfFile file, Hdf5Table table, List<String> projection) throws IOException {
        this.file = file;
        this.table = table;
        this.places = places(table.schema(), projection);
        this.schema =
                new Schema(places.stream().map(table.schema().columns()::get).toList());
        this.mostRows = table.sliceRows();
        this.sliceRows = Math.min(mostRows, FIRST_SLICE);
    }

    private static List<Integer> places(Schema all, List<String> projection) {
        List<String> names = all.names();
        List<Integer> places = new ArrayList<>();
        for (String wanted : projection.isEmpty() ? names : projection) {
            int place = names.indexOf(wanted);
            if (place < 0) {
                throw new IllegalArgumentException("a column was asked for that the table does not have");
            }
            places.add(place);
        }
        return places;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Row> next() throws IOException {
        if (slice.isEmpty() && next < table.rows()) {
            int count = (int) Math.min(sliceRows, table.rows() - next);
            slice.addAll(table.read(next, count, places));
            next += count;
            sliceRows = (int) Math.min(mostRows, sliceRows * 2L);
        }
        return Optional.ofNullable(slice.poll());
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public void close() {
        slice.clear();
        file.close();
    }
}
