package io.lakecaravan.format.hudi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.table.MemoryRoot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;

class HudiFormatTest {
    private static final String OLD = schema("id");
    private static final String NEW = schema("id", "name");

    private final HudiFormat format = new HudiFormat();

    private static String schema(String... columns) {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("r").fields();
        for (String column : columns) {
            fields = fields.optionalString(column);
        }
        return fields.endRecord().toString();
    }

    private static String commit(String schema) {
        return "{\"partitionToWriteStats\":{},\"extraMetadata\":{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}}";
    }

    private static MemoryRoot table() {
        return new MemoryRoot()
                .put(".hoodie/hoodie.properties", "hoodie.table.name=t")
                .put(".hoodie/20240101000000000.commit", commit(OLD))
                .put(".hoodie/20240102000000000.commit", commit(NEW))
                .put(".hoodie/20240103000000000.commit.requested", "")
                .put(".hoodie/20240103000000000.inflight", "")
                .put(".hoodie/20240104000000000.clean", "x");
    }

    @Test
    void theNewestCommitSaysTheColumns() throws IOException {
        ReadTable read = format.read(table(), ReadOptions.DEFAULT);
        assertThat(read.schema().names()).containsExactly("id", "name");
        assertThat(read.rows()).isEmpty();
        assertThat(read.findings()).extracting(Finding::code).containsExactly(FindingCode.FORMAT_UNSUPPORTED);
        MemoryRoot without = table().put(".hoodie/20240105000000000.replacecommit", commit(""));
        assertThat(format.read(without, ReadOptions.DEFAULT).schema().names()).containsExactly("id", "name");
    }

    @Test
    void commitsInAvroAreRead() throws IOException {
        Schema schema = SchemaBuilder.record("HoodieCommitMetadata")
                .fields()
                .name("extraMetadata")
                .type()
                .map()
                .values()
                .stringType()
                .noDefault()
                .endRecord();
        GenericData.Record record = new GenericData.Record(schema);
        record.put("extraMetadata", Map.of("schema", NEW));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, bytes);
            writer.append(record);
        }
        MemoryRoot root = new MemoryRoot()
                .put(".hoodie/timeline/20240101000000000_20240101000000009.commit", bytes.toByteArray());
        assertThat(format.read(root, ReadOptions.DEFAULT).schema().names()).containsExactly("id", "name");
    }

    @Test
    void tablesWithoutAUsableCommitAreRefused() {
        for (String content : List.of("", "{", "{}", commit("no schema"), "Obj none")) {
            MemoryRoot root = new MemoryRoot().put(".hoodie/20240101000000000.commit", content);
            assertThatThrownBy(() -> format.read(root, ReadOptions.DEFAULT)).isInstanceOf(FormatException.class);
        }
        assertThatThrownBy(() -> format.read(new MemoryRoot(), ReadOptions.DEFAULT))
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> format.rows(table(), List.of(), ReadOptions.DEFAULT))
                .isInstanceOf(FormatException.class);
    }
}
