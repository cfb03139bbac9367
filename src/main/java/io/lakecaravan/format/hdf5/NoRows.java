package io.lakecaravan.format.hdf5;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.util.List;
import java.util.Optional;

/** Of a file that holds no table. */
enum NoRows implements RowStream {
    INSTANCE;

    @Override
    public Schema schema() {
        return new Schema(List.of());
    }

    @Override
    public Optional<Row> next() {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public void close() {}
}
