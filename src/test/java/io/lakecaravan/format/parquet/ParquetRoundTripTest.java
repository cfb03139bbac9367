package io.lakecaravan.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.demo.ParquetLayout.Codec;
import io.lakecaravan.demo.ParquetLayout.Pages;
import io.lakecaravan.demo.ParquetLayout.Values;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.RowCount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetRoundTripTest {
    static final Schema EVERY_TYPE = Schema.of(
            Column.required("id", Int.signed(64)),
            Column.nullable("flag", new LogicalType.Bool()),
            Column.nullable("tiny", Int.signed(8)),
            Column.nullable("big", new Int(64, false)),
            Column.nullable("word", new Int(32, false)),
            Column.nullable("real", new FloatingPoint(32)),
            Column.nullable("exact", new FloatingPoint(64)),
            Column.nullable("price", new Decimal(9, 2)),
            Column.nullable("total", new Decimal(18, 4)),
            Column.nullable("huge", new Decimal(38, 10)),
            Column.nullable("day", new LogicalType.Date()),
            Column.nullable("clock", new Time(Precision.MICROS)),
            Column.nullable("seen", new Timestamp(Precision.MICROS, true)),
            Column.nullable("local", new Timestamp(Precision.NANOS, false)),
            Column.nullable("name", Text.plain()),
            Column.nullable("doc", new Text(TextKind.JSON)),
            Column.nullable("key", new LogicalType.Uuid()),
            Column.nullable("list", new ListOf(Column.nullable("element", Int.signed(32)))),
            Column.nullable(
                    "map",
                    new MapOf(Column.required("key", Text.plain()), Column.nullable("value", new Decimal(9, 1)))),
            Column.nullable(
                    "deep",
                    new StructOf(List.of(
                            Column.nullable("a", Text.plain()),
                            Column.nullable(
                                    "b",
                                    new ListOf(Column.nullable(
                                            "element",
                                            new StructOf(List.of(Column.required("c", Int.signed(64)))))))))));

    @TempDir
    Path folder;

    static List<Object> row(long id, Random random) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int entry = 0; entry < random.nextInt(3); entry++) {
            map.put("k" + entry, entry == 1 ? null : BigDecimal.valueOf(entry, 1));
        }
        List<Object> list = new ArrayList<>();
        for (int element = 0; element < random.nextInt(4); element++) {
            list.add(element == 2 ? null : (long) random.nextInt());
        }
        List<Object> values = new ArrayList<>(Arrays.asList(
                id,
                random.nextBoolean(),
                (long) (byte) random.nextInt(),
                new BigInteger(64, random),
                random.nextLong(1L << 32),
                random.nextFloat(),
                random.nextDouble(),
                BigDecimal.valueOf(random.nextInt(1_000_000), 2).negate(),
                BigDecimal.valueOf(random.nextLong(1L << 50), 4),
                new BigDecimal(new BigInteger(100, random).negate(), 10),
                LocalDate.ofEpochDay(random.nextInt(40_000) - 20_000),
                LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1_000),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L),
                LocalDateTime.of(1960, 1, 1, 0, 0).plusNanos(random.nextLong(1L << 60)),
                "näme " + random.nextInt(20),
                "{\"a\":" + random.nextInt() + "}",
                new UUID(random.nextLong(), random.nextLong()),
                list,
                map,
                Arrays.asList(random.nextBoolean() ? null : "x", List.of(List.of(random.nextLong())))));
        for (int column = 1; column < values.size(); column++) {
            if (random.nextInt(10) == 0) {
                values.set(column, null);
            }
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "UNCOMPRESSED,V1,DICTIONARY", "SNAPPY,V1,PLAIN", "GZIP,V1,DICTIONARY", "ZSTD,V1,DICTIONARY",
        "UNCOMPRESSED,V2,PLAIN", "SNAPPY,V2,DICTIONARY", "GZIP,V2,PLAIN", "ZSTD,V2,PLAIN"
    })
    void everyTypeComesBackAsItWasWritten(Codec codec, Pages pages, Values values) throws Exception {
        Random random = new Random(7);
        List<List<Object>> rows = new ArrayList<>();
        for (int id = 0; id < 1_000; id++) {
            rows.add(row(id, random));
        }
        ParquetLayout layout = ParquetLayout.DEFAULT
                .withCodec(codec)
                .withPages(pages)
                .withValues(values)
                .withPageBytes(2_000)
                .withRowGroupRows(400);
        Path file = ParquetFiles.file(folder, ParquetFiles.written(EVERY_TYPE, layout, rows));

        ReadTable table = ParquetFiles.read(file, ReadOptions.DEFAULT.withSampleRows(0));

        assertThat(withoutNativeTypes(table.schema())).isEqualTo(EVERY_TYPE);
        assertThat(table.rows()).contains(RowCount.exact(1_000));
        assertThat(table.compression())
                .isEqualTo(codec == Codec.UNCOMPRESSED ? "none" : codec.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(ParquetFiles.rows(file)).isEqualTo(rows);
        assertThat(ParquetFiles.rows(file, "name", "id"))
                .isEqualTo(rows.stream()
                        .map(row -> Arrays.asList(row.get(14), row.get(0)))
                        .toList());
    }

    @Test
    void binaryComesBackByteByByte() throws Exception {
        Schema schema = Schema.of(Column.nullable("blob", new Binary(OptionalInt.empty())));
        List<List<Object>> rows =
                List.of(List.of(new byte[] {0, -1, 7}), Arrays.asList((Object) null), List.of(new byte[0]));
        Path file = ParquetFiles.file(folder, ParquetFiles.written(schema, ParquetLayout.DEFAULT, rows));

        List<List<Object>> read = ParquetFiles.rows(file);

        assertThat((byte[]) read.get(0).get(0)).containsExactly(0, -1, 7);
        assertThat(read.get(1).get(0)).isNull();
        assertThat((byte[]) read.get(2).get(0)).isEmpty();
    }

    @Test
    void nullsAreCountedOverAllRowGroups() throws Exception {
        Schema schema = Schema.of(Column.required("id", Int.signed(32)), Column.nullable("name", Text.plain()));
        List<List<Object>> rows = new ArrayList<>();
        for (int id = 0; id < 100; id++) {
            rows.add(Arrays.asList((long) id, id % 4 == 0 ? null : "n" + id));
        }
        Path file = ParquetFiles.file(
                folder, ParquetFiles.written(schema, ParquetLayout.DEFAULT.withRowGroupRows(30), rows));

        assertThat(ParquetFiles.read(file, ReadOptions.DEFAULT).statistics())
                .containsExactly(
                        new ColumnStatistics("id", 100, OptionalLong.of(0)),
                        new ColumnStatistics("name", 100, OptionalLong.of(25)));
    }

    @Test
    void fileWithoutRowsHasItsSchema() throws Exception {
        Path file = ParquetFiles.file(folder, ParquetFiles.written(EVERY_TYPE, ParquetLayout.DEFAULT, List.of()));

        ReadTable table = ParquetFiles.read(file, ReadOptions.DEFAULT);

        assertThat(table.schema().names()).isEqualTo(EVERY_TYPE.names());
        assertThat(table.rows()).contains(RowCount.exact(0));
        assertThat(table.sample().isEmpty()).isTrue();
        assertThat(table.findings()).isEmpty();
        assertThat(ParquetFiles.rows(file)).isEmpty();
    }

    @Test
    void unknownColumnInProjectionNamesThoseThereAre() throws Exception {
        Schema schema = Schema.of(Column.required("id", Int.signed(32)), Column.nullable("name", Text.plain()));
        Path file = ParquetFiles.file(folder, ParquetFiles.written(schema, ParquetLayout.DEFAULT, List.of()));

        assertThatThrownBy(() -> ParquetFiles.rows(file, "nmae"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the table has no column 'nmae'; it has id, name");
    }

    private static Schema withoutNativeTypes(Schema schema) {
        return new Schema(schema.columns().stream()
                .map(ParquetRoundTripTest::withoutNativeType)
                .toList());
    }

    private static Column withoutNativeType(Column column) {
        LogicalType type = column.type();
        if (type instanceof ListOf list) {
            type = new ListOf(withoutNativeType(list.element()));
        } else if (type instanceof MapOf map) {
            type = new MapOf(withoutNativeType(map.key()), withoutNativeType(map.value()));
        } else if (type instanceof StructOf struct) {
            type = new StructOf(withoutNativeTypes(new Schema(struct.fields())).columns());
        }
        return column.withType(type).withNativeType("");
    }
}
