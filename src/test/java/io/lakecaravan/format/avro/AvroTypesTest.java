package io.lakecaravan.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvroTypesTest {
    private static final String ID = "a3bb189e-8bf9-3888-9912-ace4e6543002";

    @TempDir
    Path folder;

    /** One column of the type, one row of the value. */
    private record Seen(Column column, Object value, String json) {}

    @Test
    void readsPlainTypes() throws IOException {
        check("'boolean'", true, "boolean", true, "true");
        check("'int'", -7, "int", -7L, "-7");
        check("'long'", Long.MIN_VALUE, "bigint", Long.MIN_VALUE, "-9223372036854775808");
        check("'float'", 1.5f, "float", 1.5f, "1.5");
        check("'double'", Double.NaN, "double", Double.NaN, "\"NaN\"");
        check("'string'", "h\u00e9", "string", "h\u00e9", "\"h\u00e9\"");
        check("{'type':'enum','name':'E','symbols':['A','B']}", symbol(), "enum", "B", "\"B\"");
        assertThat(see("'bytes'", ByteBuffer.wrap(new byte[] {1, 2})).json()).isEqualTo("\"AQI=\"");
        Seen fixed = see("{'type':'fixed','name':'F','size':2}", fixed(new byte[] {1, 2}));
        assertThat(TypeText.display(fixed.column().type())).isEqualTo("binary(2)");
        assertThat(fixed.value()).isEqualTo(new byte[] {1, 2});
    }

    @Test
    void readsLogicalTypes() throws IOException {
        check("{'type':'int','logicalType':'date'}", -1, "date", LocalDate.of(1969, 12, 31), "\"1969-12-31\"");
        check(
                "{'type':'int','logicalType':'time-millis'}",
                1,
                "time(ms)",
                LocalTime.ofNanoOfDay(1_000_000),
                "\"00:00:00.001\"");
        check(
                "{'type':'long','logicalType':'time-micros'}",
                1L,
                "time",
                LocalTime.ofNanoOfDay(1_000),
                "\"00:00:00.000001\"");
        check(
                "{'type':'long','logicalType':'timestamp-millis'}",
                -1L,
                "timestamptz(ms)",
                Instant.ofEpochMilli(-1),
                "\"1969-12-31T23:59:59.999Z\"");
        check(
                "{'type':'long','logicalType':'timestamp-micros'}",
                1L,
                "timestamptz",
                Instant.ofEpochSecond(0, 1_000),
                "\"1970-01-01T00:00:00.000001Z\"");
        check(
                "{'type':'long','logicalType':'timestamp-nanos'}",
                1L,
                "timestamptz(ns)",
                Instant.ofEpochSecond(0, 1),
                "\"1970-01-01T00:00:00.000000001Z\"");
        LocalDateTime epoch = LocalDateTime.of(1970, 1, 1, 0, 0, 0);
        check(
                "{'type':'long','logicalType':'local-timestamp-millis'}",
                0L,
                "timestamp(ms)",
                epoch,
                "\"1970-01-01T00:00:00\"");
        check(
                "{'type':'long','logicalType':'local-timestamp-micros'}",
                0L,
                "timestamp",
                epoch,
                "\"1970-01-01T00:00:00\"");
        check(
                "{'type':'long','logicalType':'local-timestamp-nanos'}",
                0L,
                "timestamp(ns)",
                epoch,
                "\"1970-01-01T00:00:00\"");
        check("{'type':'string','logicalType':'uuid'}", ID, "uuid", UUID.fromString(ID), "\"" + ID + "\"");
        check(
                "{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}",
                ByteBuffer.wrap(new BigInteger("-12345").toByteArray()),
                "decimal(9,2)",
                new BigDecimal("-123.45"),
                "-123.45");
        check("{'type':'int','logicalType':'shoe-size'}", 1, "int", 1L, "1");
    }

    @Test
    void readsLogicalTypesOfFixedBytes() throws IOException {
        check(
                "{'type':'fixed','name':'F','size':4,'logicalType':'decimal','precision':9,'scale':3}",
                fixed(new byte[] {0, 0, 0, 1}),
                "decimal(9,3)",
                new BigDecimal("0.001"),
                "0.001");
        check(
                "{'type':'fixed','name':'F','size':12,'logicalType':'duration'}",
                fixed(new byte[] {2, 0, 0, 0, 3, 0, 0, 0, (byte) 0xDC, 5, 0, 0}),
                "interval",
                "P2M3DT1.5S",
                "\"P2M3DT1.5S\"");
        ByteBuffer id = ByteBuffer.allocate(16);
        id.putLong(UUID.fromString(ID).getMostSignificantBits())
                .putLong(UUID.fromString(ID).getLeastSignificantBits());
        check(
                "{'type':'fixed','name':'F','size':16,'logicalType':'uuid'}",
                fixed(id.array()),
                "uuid",
                UUID.fromString(ID),
                "\"" + ID + "\"");
    }

    @Test
    void readsNestedTypes() throws IOException {
        check(
                "{'type':'array','items':['null','int']}",
                Arrays.asList(1, null),
                "array<int>",
                Arrays.asList(1L, null),
                "[1,null]");
        check("{'type':'map','values':'int'}", Map.of("a", 1), "map<string,int>", Map.of("a", 1L), "{\"a\":1}");
        String inner =
                "{'type':'record','name':'Inner','namespace':'t','fields':[{'name':'x','type':'int'},{'name':'y','type':'string'}]}";
        var innerValue = AvroFiles.row(AvroFiles.schema(inner), 1, "t");
        check(inner, innerValue, "struct<x:int,y:string>", List.of(1L, "t"), "{\"x\":1,\"y\":\"t\"}");
        Seen nullable = see("['null','long']", 5L);
        assertThat(nullable.column().nullable()).isTrue();
        assertThat(nullable.column().type()).isEqualTo(LogicalType.Int.signed(64));
        Seen union = see("['int','null'," + inner + "]", innerValue);
        assertThat(TypeText.display(union.column().type()))
                .isEqualTo("union<int:int,`t.Inner`:struct<x:int,y:string>>");
        assertThat(union.column().nullable()).isTrue();
        assertThat(union.json()).isEqualTo("{\"x\":1,\"y\":\"t\"}");
        assertThat(see("['int','string']", 3).json()).isEqualTo("3");
        check("'null'", null, "null", null, "null");
    }

    @Test
    void cutsRecursiveTypesAtThemselves() throws IOException {
        Schema list = AvroFiles.record("{'name':'value','type':'int'},{'name':'next','type':['null','t.Row']}");
        var rows = AvroFiles.row(list, 1, AvroFiles.row(list, 2, AvroFiles.row(list, 3, null)));
        ReadTable table = read(AvroFiles.write(list, CodecFactory.nullCodec(), List.of(rows), 1));
        assertThat(table.schema().columns())
                .extracting(column -> TypeText.display(column.type()))
                .containsExactly("int", "variant");
        assertThat(table.sample().rows().get(0).get(1).toString())
                .isEqualTo("{\"value\":2,\"next\":{\"value\":3,\"next\":null}}");
    }

    @Test
    void givesRowsThatAreNoRecordsOneColumn() throws IOException {
        ReadTable table =
                read(AvroFiles.write(AvroFiles.schema("'long'"), CodecFactory.nullCodec(), List.of(1L, 2L), 2));
        assertThat(table.schema().columns())
                .containsExactly(
                        Column.required("value", LogicalType.Int.signed(64)).withNativeType("long"));
        assertThat(table.sample().rows()).extracting(List::toString).containsExactly("[1]", "[2]");
    }

    private void check(String type, Object written, String display, Object value, String json) throws IOException {
        Seen seen = see(type, written);
        assertThat(TypeText.display(seen.column().type())).isEqualTo(display);
        assertThat(seen.value()).isEqualTo(value);
        assertThat(seen.json()).isEqualTo(json);
    }

    private Seen see(String type, Object written) throws IOException {
        Schema schema = AvroFiles.record("{'name':'c','type':" + type + "}");
        byte[] file = AvroFiles.write(schema, CodecFactory.nullCodec(), List.of(AvroFiles.row(schema, written)), 1);
        ReadTable table = read(file);
        assertThat(table.findings()).isEmpty();
        JsonNode cell = table.sample().rows().get(0).get(0);
        return new Seen(table.schema().columns().get(0), firstValue(file), cell.toString());
    }

    private Object firstValue(byte[] file) throws IOException {
        try (FileObjectSource source = source(file);
                RowStream rows = new AvroFormat().rows(source, "", List.of(), ReadOptions.DEFAULT)) {
            return rows.next().orElseThrow().values().get(0);
        }
    }

    private ReadTable read(byte[] file) throws IOException {
        try (FileObjectSource source = source(file)) {
            return new AvroFormat().read(source, ReadOptions.DEFAULT).get(0);
        }
    }

    private FileObjectSource source(byte[] file) throws IOException {
        return new FileObjectSource(Files.write(folder.resolve("f.avro"), file), ReadBudget.generous());
    }

    private static Object symbol() {
        return new GenericData.EnumSymbol(
                AvroFiles.schema("{'type':'enum','name':'E','namespace':'t','symbols':['A','B']}"), "B");
    }

    private static Object fixed(byte[] bytes) {
        Schema schema = AvroFiles.schema("{'type':'fixed','name':'F','namespace':'t','size':" + bytes.length + "}");
        return new GenericData.Fixed(schema, bytes);
    }
}
