package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** Apache Avro's generic reader, without its logical types. A file whose schema is no record is one column, {@code value}. */
final class AvroReader implements SecondReader {
    @Override
    public String name() {
        return "avro";
    }

    @Override
    public List<SecondTable> read(Path file) throws IOException {
        try (DataFileReader<Object> reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
            Schema schema = reader.getSchema();
            boolean record = schema.getType() == Schema.Type.RECORD;
            List<SecondColumn> columns = new ArrayList<>();
            if (record) {
                schema.getFields()
                        .forEach(field -> columns.add(new SecondColumn(field.name(), AvroTypes.text(field.schema()))));
            } else {
                columns.add(new SecondColumn("value", AvroTypes.text(schema)));
            }
            List<List<JsonNode>> rows = new ArrayList<>();
            for (Object datum : reader) {
                List<JsonNode> row = new ArrayList<>();
                if (record) {
                    for (Schema.Field field : schema.getFields()) {
                        row.add(AvroValues.json(field.schema(), ((GenericRecord) datum).get(field.pos())));
                    }
                } else {
                    row.add(AvroValues.json(schema, datum));
                }
                rows.add(row);
            }
            return List.of(new SecondTable("", columns, rows));
        }
    }
}
