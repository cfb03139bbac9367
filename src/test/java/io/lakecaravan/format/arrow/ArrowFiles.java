package io.lakecaravan.format.arrow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fixtures that {@code src/test/fixtures/arrow.py} writes, and objects in memory. */
final class ArrowFiles {
    private static final Path FOLDER = Path.of("src/test/resources/format/arrow");

    private ArrowFiles() {}

    /** Columns as name and type, rows as texts, null for null. */
    record Content(List<List<String>> columns, List<List<String>> rows) {}

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Content expected(String name) throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(bytes(name));
        return new Content(texts(json.get("columns")), texts(json.get("rows")));
    }

    private static List<List<String>> texts(JsonNode rows) {
        List<List<String>> texts = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.textValue()));
            texts.add(cells);
        }
        return texts;
    }

    /** Everything that streaming gives. */
    static Content streamed(byte[] bytes) throws IOException {
        try (RowStream rows = new ArrowFormat().rows(new Memory(bytes), "", List.of(), ReadOptions.DEFAULT)) {
            List<List<String>> texts = new ArrayList<>();
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                texts.add(texts(rows.schema(), row.get()));
            }
            return new Content(columns(rows.schema()), texts);
        }
    }

    static List<List<String>> columns(Schema schema) {
        return schema.columns().stream()
                .map(column -> List.of(column.name(), TypeText.display(column.type())))
                .toList();
    }

    private static List<String> texts(Schema schema, Row row) {
        List<String> cells = new ArrayList<>();
        List<Column> columns = schema.columns();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.values().get(i);
            JsonNode json = Rendering.json(columns.get(i).type(), value);
            cells.add(json.isNull() ? null : text(columns.get(i).type(), value));
        }
        return cells;
    }

    private static String text(LogicalType type, Object value) {
        boolean isObject = type instanceof UnionOf || type instanceof MapOf;
        return isObject && value instanceof String text ? text : Rendering.text(type, value);
    }

    /** An object in memory that counts its requests. */
    static final class Memory implements ObjectSource {
        private final byte[] bytes;
        private int requests;
        private long read;

        Memory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long offset, int length) {
            if (offset < 0 || length < 0 || offset > bytes.length - length) {
                throw new AssertionError("a request for bytes that do not exist: " + length + " from " + offset);
            }
            requests++;
            read += length;
            return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
        }

        @Override
        public InputStream stream(long offset) {
            requests++;
            return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
        }

        @Override
        public int requests() {
            return requests;
        }

        @Override
        public long bytesRead() {
            return read;
        }

        @Override
        public void close() {}
    }
}
