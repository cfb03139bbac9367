package io.lakecaravan.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.TypeText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetTypesTest {
    @TempDir
    Path folder;

    private Path written(String schema, Object... values) throws Exception {
        MessageType message = MessageTypeParser.parseMessageType("message table { " + schema + " }");
        return ParquetFiles.file(
                folder, ParquetFiles.written(message, ParquetLayout.DEFAULT, List.of(Arrays.asList(values))));
    }

    private static Column column(Path file) throws Exception {
        return ParquetFiles.read(file, ReadOptions.DEFAULT).schema().columns().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            required int32 x (INTEGER(16,false));                   | uint16           | int32 (INTEGER(16,false))
            optional int32 x (TIME(MILLIS,true));                   | time(ms)         | int32 (TIME(MILLIS,true))
            optional int64 x (TIMESTAMP(NANOS,true));               | timestamptz(ns)  | int64 (TIMESTAMP(NANOS,true))
            optional int64 x (TIMESTAMP_MILLIS);                    | timestamptz(ms)  | int64 (TIMESTAMP(MILLIS,true))
            optional int96 x;                                       | timestamp(ns)    | int96
            optional fixed_len_byte_array(12) x (INTERVAL);         | interval         | fixed_len_byte_array(12) (INTERVAL)
            optional fixed_len_byte_array(2) x (FLOAT16);           | float16          | fixed_len_byte_array(2) (FLOAT16)
            optional fixed_len_byte_array(5) x (DECIMAL(11,3));     | decimal(11,3)    | fixed_len_byte_array(5) (DECIMAL(11,3))
            optional binary x (ENUM);                               | enum             | binary (ENUM)
            optional binary x (JSON);                               | json             | binary (JSON)
            optional binary x (BSON);                               | binary           | binary (BSON)
            repeated int32 x;                                       | array<int>       | repeated int32
            optional group x (MAP_KEY_VALUE) { repeated group map { required binary k (UTF8); optional int32 v; } } | map<string,int> | group (MAP_KEY_VALUE)
            optional group x (LIST) { repeated int32 element; }     | array<int>       | group (LIST)
            optional group x (LIST) { repeated group element { required binary str (UTF8); required int32 num; } } | array<struct<str:string,num:int>> | group (LIST)
            optional group x (LIST) { repeated group array { required binary str (UTF8); } } | array<struct<str:string>> | group (LIST)
            optional group x (LIST) { repeated group x_tuple { required binary str (UTF8); } } | array<struct<str:string>> | group (LIST)
            optional group x (LIST) { repeated group bag { optional int32 item; } } | array<int> | group (LIST)
            optional group x (LIST) { repeated group array (LIST) { repeated int32 array; } } | array<array<int>> | group (LIST)
            """)
    void schemaTextsBecomeTypes(String field, String type, String nativeType) throws Exception {
        MessageType message = MessageTypeParser.parseMessageType("message table { " + field + " }");
        Column column =
                column(ParquetFiles.file(folder, ParquetFiles.written(message, ParquetLayout.DEFAULT, List.of())));

        assertThat(TypeText.display(column.type())).isEqualTo(type);
        assertThat(column.nativeType()).isEqualTo(nativeType);
        assertThat(column.nullable()).isEqualTo(field.startsWith("optional"));
    }

    @Test
    void legacyListsHoldTheirElements() throws Exception {
        Path file = written(
                "optional group a (LIST) { repeated int32 element; }"
                        + " optional group b (LIST) { repeated group array { required int32 n; } }"
                        + " optional group c (LIST) { repeated group bag { optional int32 item; } }"
                        + " repeated int32 d;",
                List.of(List.of(1, 2)),
                List.of(List.of(List.of(3))),
                List.of(Arrays.asList(List.of(4), Arrays.asList((Object) null))),
                List.of(5, 6));

        assertThat(ParquetFiles.rows(file))
                .containsExactly(
                        List.of(List.of(1L, 2L), List.of(List.of(3L)), Arrays.asList(4L, null), List.of(5L, 6L)));
    }

    @Test
    void legacyMapHoldsItsPairs() throws Exception {
        Path file = written(
                "optional group x (MAP_KEY_VALUE) { repeated group map { required binary k (UTF8); optional int32 v; } }",
                List.of(List.of(List.of("a", 1))));

        assertThat(ParquetFiles.rows(file)).containsExactly(List.of(Map.of("a", 1L)));
    }

    @Test
    void physicalValuesBecomeWhatTheyMean() throws Exception {
        byte[] int96 = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1_000_000_001L)
                .putInt(2_440_589)
                .array();
        byte[] interval = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(14)
                .putInt(3)
                .putInt(5_500)
                .array();
        Path file = written(
                "required int96 a; required fixed_len_byte_array(12) b (INTERVAL);"
                        + " required fixed_len_byte_array(2) c (FLOAT16); required fixed_len_byte_array(2) d (FLOAT16);"
                        + " required int32 e (INTEGER(32,false));",
                int96,
                interval,
                new byte[] {0, (byte) 0xC1},
                new byte[] {1, 0},
                -1);

        assertThat(ParquetFiles.rows(file))
                .containsExactly(List.of(
                        LocalDateTime.of(1970, 1, 2, 0, 0, 1, 1),
                        "P14M3DT5.5S",
                        -2.5f,
                        (float) Math.pow(2, -24),
                        4_294_967_295L));
    }

    @Test
    void shreddedVariantIsPutTogether() throws Exception {
        MessageType message = Types.buildMessage()
                .addField(Types.optionalGroup()
                        .as(LogicalTypeAnnotation.variantType((byte) 1))
                        .required(PrimitiveTypeName.BINARY)
                        .named("metadata")
                        .optional(PrimitiveTypeName.BINARY)
                        .named("value")
                        .optionalGroup()
                        .requiredGroup()
                        .optional(PrimitiveTypeName.BINARY)
                        .named("value")
                        .optional(PrimitiveTypeName.INT64)
                        .named("typed_value")
                        .named("a")
                        .named("typed_value")
                        .named("v"))
                .named("table");
        // Dictionary of one name, "b"; an object {b: "hi"}; then the number 7 of 8 bits.
        byte[] metadata = {0x01, 1, 0, 1, 'b'};
        byte[] object = {0x02, 1, 0, 0, 3, (2 << 2) | 1, 'h', 'i'};
        byte[] seven = {3 << 2, 7};
        List<List<Object>> rows = List.of(
                List.of(Arrays.asList(metadata, object, null)),
                List.of(Arrays.asList(metadata, object, List.of(Arrays.asList(null, 5L)))),
                List.of(Arrays.asList(metadata, null, List.of(Arrays.asList(seven, null)))),
                List.of(Arrays.asList(metadata, null, null)));
        Path file = ParquetFiles.file(folder, ParquetFiles.written(message, ParquetLayout.DEFAULT, rows));
        ObjectMapper json = new ObjectMapper();

        assertThat(column(file).type()).isEqualTo(new io.lakecaravan.schema.LogicalType.Variant());
        assertThat(ParquetFiles.rows(file))
                .extracting(row -> json.readTree(row.get(0).toString()))
                .containsExactly(
                        json.readTree("{\"b\":\"hi\"}"),
                        json.readTree("{\"a\":5,\"b\":\"hi\"}"),
                        json.readTree("{\"a\":7}"),
                        json.readTree("null"));
    }
}
