package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.orc.LocalFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Apache ORC's own reader as its users call it: with a file system of Hadoop's kind, and times in the local zone. */
final class OrcCoreReader implements SecondReader {
    @Override
    public String name() {
        return "orc-core";
    }

    @Override
    public List<SecondTable> read(Path file) throws IOException {
        Configuration settings = new Configuration(false);
        Reader reader = OrcFile.createReader(
                new org.apache.hadoop.fs.Path(file.toUri()),
                OrcFile.readerOptions(settings).filesystem(new LocalFiles()));
        TypeDescription schema = reader.getSchema();
        List<SecondColumn> columns = new ArrayList<>();
        for (int i = 0; i < schema.getFieldNames().size(); i++) {
            columns.add(new SecondColumn(
                    schema.getFieldNames().get(i), type(schema.getChildren().get(i))));
        }
        List<List<JsonNode>> rows = new ArrayList<>();
        VectorizedRowBatch batch = schema.createRowBatch();
        try (RecordReader records = reader.rows()) {
            while (records.nextBatch(batch)) {
                for (int row = 0; row < batch.size; row++) {
                    List<JsonNode> cells = new ArrayList<>();
                    for (int i = 0; i < batch.cols.length; i++) {
                        cells.add(OrcValues.json(schema.getChildren().get(i), batch.cols[i], row));
                    }
                    rows.add(cells);
                }
            }
        }
        return List.of(new SecondTable("", columns, rows));
    }

    /** In the words of the harness where the type has parts. */
    private static String type(TypeDescription type) {
        return switch (type.getCategory()) {
            case LIST -> "array<" + type(type.getChildren().get(0)) + ">";
            case MAP ->
                "map<" + type(type.getChildren().get(0)) + ","
                        + type(type.getChildren().get(1)) + ">";
            case STRUCT -> {
                List<String> fields = new ArrayList<>();
                for (int i = 0; i < type.getFieldNames().size(); i++) {
                    fields.add("`" + type.getFieldNames().get(i) + "`:"
                            + type(type.getChildren().get(i)));
                }
                yield "struct<" + String.join(",", fields) + ">";
            }
            case UNION ->
                "union<"
                        + String.join(
                                ",",
                                type.getChildren().stream()
                                        .map(OrcCoreReader::type)
                                        .toList())
                        + ">";
            default -> type.toString();
        };
    }
}
