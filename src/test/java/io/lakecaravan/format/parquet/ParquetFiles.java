package io.lakecaravan.format.parquet;

import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.demo.ParquetWriter;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;

/** Writes and reads small files for the tests. */
final class ParquetFiles {
    static final ParquetFormat FORMAT = new ParquetFormat();

    private ParquetFiles() {}

    static byte[] written(MessageType message, ParquetLayout layout, List<List<Object>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetWriter writer = new ParquetWriter(out, message, layout)) {
            for (List<Object> row : rows) {
                writer.write(new Row(row));
            }
        }
        return out.toByteArray();
    }

    static byte[] written(Schema schema, ParquetLayout layout, List<List<Object>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParquetWriter writer = new ParquetWriter(out, schema, layout)) {
            for (List<Object> row : rows) {
                writer.write(new Row(row));
            }
        }
        return out.toByteArray();
    }

    static Path file(Path folder, byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "case", ".parquet"), bytes);
    }

    static ObjectSource open(Path file) throws IOException {
        return new FileObjectSource(file, ReadBudget.generous());
    }

    static ReadTable read(Path file, ReadOptions options) throws IOException {
        try (ObjectSource source = open(file)) {
            return FORMAT.read(source, options).get(0);
        }
    }

    static List<List<Object>> rows(Path file, String... projection) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        try (ObjectSource source = open(file);
                RowStream stream = FORMAT.rows(source, "", List.of(projection), ReadOptions.DEFAULT)) {
            for (Optional<Row> row = stream.next(); row.isPresent(); row = stream.next()) {
                rows.add(row.get().values());
            }
        }
        return rows;
    }
}
