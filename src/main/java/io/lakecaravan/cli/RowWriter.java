package io.lakecaravan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes rows the one canonical way, as UTF-8 text with LF. Values are those of {@link Rendering}. */
abstract class RowWriter {
    /** What rows are written as. */
    enum To {
        CSV,
        JSON
    }

    static RowWriter of(To to, Schema schema, Writer out) {
        return switch (to) {
            case CSV -> new Csv(schema.columns(), out);
            case JSON -> new Json(schema.columns(), out);
        };
    }

    abstract void begin() throws IOException;

    abstract void row(Row row) throws IOException;

    /** RFC 4180 with LF: an empty field is null, {@code ""} the empty text. */
    private static final class Csv extends RowWriter {
        private final List<Column> columns;
        private final Writer out;

        Csv(List<Column> columns, Writer out) {
            this.columns = columns;
            this.out = out;
        }

        @Override
        void begin() throws IOException {
            for (int i = 0; i < columns.size(); i++) {
                field(i, columns.get(i).name());
            }
            out.write('\n');
        }

        @Override
        void row(Row row) throws IOException {
            for (int i = 0; i < columns.size(); i++) {
                Object value = row.values().get(i);
                if (value == null) {
                    out.write(i == 0 ? "" : ",");
                } else {
                    field(i, Rendering.text(columns.get(i).type(), value));
                }
            }
            out.write('\n');
        }

        private void field(int place, String text) throws IOException {
            if (place > 0) {
                out.write(',');
            }
            if (text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
                out.write('"');
                out.write(text.replace("\"", "\"\""));
                out.write('"');
            } else {
                out.write(text);
            }
        }
    }

    /** One object a line, members in schema order. */
    private static final class Json extends RowWriter {
        private final ObjectMapper mapper = JsonMapper.builder().build();
        private final JsonFactory factory = JsonFactory.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        private final List<Column> columns;
        private final Writer out;

        Json(List<Column> columns, Writer out) {
            this.columns = columns;
            this.out = out;
        }

        @Override
        void begin() {}

        @Override
        void row(Row row) throws IOException {
            try (JsonGenerator json = factory.createGenerator(out)) {
                json.setCodec(mapper);
                json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
                json.writeStartObject();
                for (int i = 0; i < columns.size(); i++) {
                    json.writeFieldName(columns.get(i).name());
                    json.writeTree(
                            Rendering.json(columns.get(i).type(), row.values().get(i)));
                }
                json.writeEndObject();
            }
            out.write('\n');
        }
    }
}
