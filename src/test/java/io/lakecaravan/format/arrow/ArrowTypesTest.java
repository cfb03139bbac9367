package io.lakecaravan.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.arrow.ArrowFiles.Content;
import io.lakecaravan.format.arrow.ArrowFiles.Memory;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type, in every container and compression: columns, row counts and values as the fixtures' script says. */
class ArrowTypesTest {
    @ParameterizedTest
    @CsvSource({
        "types.arrow, types.json, none",
        "types.arrows, types.json, none",
        "types-v4-legacy.arrows, types.json, none",
        "types-lz4.feather, types.json, lz4",
        "types-zstd.arrow, types.json, zstd",
        "deltas.arrow, deltas.json, none",
        "deltas.arrows, deltas.json, none",
        "replacement.arrows, replacement.json, none",
        "version1.feather, version1.json, none"
    })
    void readsColumnsAndRows(String file, String content, String compression) throws IOException {
        byte[] bytes = ArrowFiles.bytes(file);
        Content expected = ArrowFiles.expected(content);

        ReadTable table =
                new ArrowFormat().read(new Memory(bytes), ReadOptions.DEFAULT).get(0);

        assertThat(table.findings()).isEmpty();
        assertThat(ArrowFiles.columns(table.schema())).isEqualTo(expected.columns());
        assertThat(table.rows()).contains(RowCount.exact(expected.rows().size()));
        assertThat(table.compression()).isEqualTo(compression);
        assertThat(table.sample().columns()).isEqualTo(table.schema().names());
        assertThat(table.sample().rows()).hasSize(expected.rows().size());
        assertThat(ArrowFiles.streamed(bytes)).isEqualTo(expected);
    }

    @Test
    void sampleAndStreamShowTheSame() throws IOException {
        ReadTable table = new ArrowFormat()
                .read(new Memory(ArrowFiles.bytes("types.arrow")), ReadOptions.DEFAULT)
                .get(0);

        assertThat(table.sample().rows().get(0).get(table.schema().names().indexOf("struct")))
                .hasToString("{\"a\":1,\"b\":[{\"c\":\"x\"}]}");
        assertThat(table.sample().rows().get(1))
                .filteredOn(cell -> !cell.isNull())
                .hasSize(3);
    }

    @Test
    void countsNullsFromMetadata() throws IOException {
        ReadTable table = new ArrowFormat()
                .read(new Memory(ArrowFiles.bytes("types.arrow")), ReadOptions.DEFAULT)
                .get(0);

        assertThat(table.statistics()).hasSameSizeAs(table.schema().columns());
        assertThat(table.statistics().get(0).nulls()).hasValue(3);
        assertThat(table.statistics().get(4).nulls()).hasValue(1);
        assertThat(table.statistics())
                .filteredOn(column -> column.column().equals("category"))
                .allSatisfy(column -> assertThat(column.nulls()).isEmpty());
    }

    @Test
    void keepsNativeTypes() throws IOException {
        ReadTable table = new ArrowFormat()
                .read(new Memory(ArrowFiles.bytes("types.arrow")), ReadOptions.DEFAULT)
                .get(0);

        assertThat(nativeType(table, "tz_us")).isEqualTo("timestamp[us, tz=Europe/Berlin]");
        assertThat(nativeType(table, "category")).isEqualTo("dictionary<values=string, indices=int8>");
        assertThat(nativeType(table, "runs")).isEqualTo("run_end_encoded<run_ends=int32, values=string>");
        assertThat(nativeType(table, "strange")).isEqualTo("extension<example.strange>(int32)");
        assertThat(nativeType(table, "d32")).isEqualTo("decimal32(5, 2)");
        assertThat(table.schema().column("place").orElseThrow().type())
                .isEqualTo(new Geometry(Optional.of("EPSG:4326")));
        assertThat(table.schema().column("globe").orElseThrow().type())
                .isEqualTo(new Geography(Optional.of("OGC:CRS84"), Optional.of("spherical")));
    }

    private static String nativeType(ReadTable table, String column) {
        return table.schema().column(column).orElseThrow().nativeType();
    }

    @ParameterizedTest
    @CsvSource({"no-batches.arrow, 2", "no-batches.arrows, 2", "no-columns.arrow, 0"})
    void readsTablesWithoutRows(String file, int columns) throws IOException {
        ReadTable table = new ArrowFormat()
                .read(new Memory(ArrowFiles.bytes(file)), ReadOptions.DEFAULT)
                .get(0);

        assertThat(table.schema().columns()).hasSize(columns);
        assertThat(table.rows()).contains(RowCount.exact(0));
        assertThat(table.findings()).isEmpty();
        assertThat(ArrowFiles.streamed(ArrowFiles.bytes(file)).rows()).isEmpty();
    }
}
