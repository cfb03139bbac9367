package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Delta project's own reader, over plain files. */
final class DeltaKernelReader implements SecondReader {
    @Override
    public String name() {
        return "delta-kernel";
    }

    @Override
    public List<SecondTable> read(Path folder) throws Exception {
        Engine engine = DefaultEngine.create(new KernelFiles());
        Snapshot snapshot = Table.forPath(
                        engine, folder.toAbsolutePath().normalize().toString())
                .getLatestSnapshot(engine);
        List<SecondColumn> columns = new ArrayList<>();
        for (StructField field : snapshot.getSchema().fields()) {
            columns.add(new SecondColumn(field.getName(), KernelValues.type(field.getDataType())));
        }
        Scan scan = snapshot.getScanBuilder().build();
        Row state = scan.getScanState(engine);
        List<List<JsonNode>> rows = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
            while (files.hasNext()) {
                try (CloseableIterator<Row> each = files.next().getRows()) {
                    while (each.hasNext()) {
                        file(engine, state, each.next(), snapshot.getSchema(), rows);
                    }
                }
            }
        }
        return List.of(new SecondTable("", columns, rows));
    }

    private static void file(Engine engine, Row state, Row file, StructType schema, List<List<JsonNode>> rows)
            throws Exception {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        try (CloseableIterator<ColumnarBatch> physical = engine.getParquetHandler()
                        .readParquetFiles(
                                Utils.singletonCloseableIterator(status),
                                ScanStateRow.getPhysicalDataReadSchema(state),
                                Optional.empty())
                        .map(result -> result.getData());
                CloseableIterator<FilteredColumnarBatch> logical =
                        Scan.transformPhysicalData(engine, state, file, physical)) {
            while (logical.hasNext()) {
                batch(logical.next(), schema, rows);
            }
        }
    }

    private static void batch(FilteredColumnarBatch batch, StructType schema, List<List<JsonNode>> rows) {
        ColumnarBatch data = batch.getData();
        Optional<ColumnVector> selected = batch.getSelectionVector();
        for (int row = 0; row < data.getSize(); row++) {
            int at = row;
            if (selected.map(vector -> !vector.isNullAt(at) && vector.getBoolean(at))
                    .orElse(true)) {
                List<JsonNode> cells = new ArrayList<>();
                for (int i = 0; i < data.getSchema().length(); i++) {
                    cells.add(KernelValues.json(schema.at(i).getDataType(), data.getColumnVector(i), row));
                }
                rows.add(cells);
            }
        }
    }
}
