package io.lakecaravan.format.hdf5;

import static io.lakecaravan.format.hdf5.Hdf5Files.columns;
import static io.lakecaravan.format.hdf5.Hdf5Files.read;
import static io.lakecaravan.format.hdf5.Hdf5Files.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.ReadTable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of {@code to_hdf} by pandas 1.5 and 3. */
class PandasHdf5Test {
    private static final List<String> FRAME = List.of(
            "0|1|1.5|true|Ann|2024-01-01T00:00:00.123456789|PT24H|-1|0.5",
            "1|2|~|false|Ünïcode|~|~|0|0.25",
            "2|3|-2.25|true|Cid|1999-12-31T23:59:59|PT0.5S|127|0.125");

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFixedFrameHasItsColumnsInOrder(int pandas) throws IOException {
        List<ReadTable> tables = read("fixed-pandas" + pandas + ".h5");

        String duration = pandas == 1 ? "duration(ns)" : "duration";
        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).name()).isEqualTo("sales");
        assertThat(tables.get(0).findings()).isEmpty();
        assertThat(tables.get(0).rows().orElseThrow().value()).isEqualTo(3);
        assertThat(columns(tables.get(0)))
                .containsExactly(
                        "index bigint",
                        "id bigint",
                        "price double",
                        "flag boolean",
                        "name string",
                        "when timestamp(ns)",
                        "took " + duration,
                        "small tinyint",
                        "real float");
        assertThat(rows("fixed-pandas" + pandas + ".h5", "sales")).isEqualTo(FRAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFrameWithoutObjectsNeedsNoPickle(int pandas) throws IOException {
        assertThat(rows("fixed-plain-pandas" + pandas + ".h5", "sales", "real", "id"))
                .containsExactly("0.5|1", "0.25|2", "0.125|3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aNamedIndexOfTimesKeepsNameAndZone(int pandas) throws IOException {
        List<ReadTable> tables = read("fixed-dated-pandas" + pandas + ".h5");

        assertThat(tables).extracting(ReadTable::name).containsExactly("in/deep");
        assertThat(columns(tables.get(0)).get(0)).startsWith("day timestamptz");
        assertThat(rows("fixed-dated-pandas" + pandas + ".h5", "in/deep", "day", "zoned"))
                .containsExactly(
                        "2024-03-01T00:00:00Z|2024-06-01T10:00:00Z",
                        "2024-03-02T00:00:00Z|2024-06-02T10:00:00Z",
                        "2024-03-03T00:00:00Z|~");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void blocksOfATableBecomeItsColumns(int pandas) throws IOException {
        String file = "table-pandas" + pandas + ".h5";
        List<ReadTable> tables = read(file);

        assertThat(tables).extracting(ReadTable::name).containsExactly("sales");
        assertThat(tables.get(0).findings()).isEmpty();
        assertThat(tables.get(0).compression()).isEqualTo("deflate");
        assertThat(rows(file, "sales")).containsExactly(FRAME.get(0) + "|a", FRAME.get(1) + "|b", FRAME.get(2) + "|a");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void dataColumnsOfATableAndItsTextIndexAreRead(int pandas) throws IOException {
        String file = "table-columns-pandas" + pandas + ".h5";
        assertThat(columns(read(file).get(0)))
                .startsWith("name string", "id bigint", "price double", "flag boolean", "when timestamp(ns)")
                .endsWith("kind string");
        assertThat(rows(file, "sales", "name", "kind", "flag"))
                .containsExactly("Ann|a|true", "Ünïcode|b|false", "Cid|a|true");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void zonesOfATableAreKnown(int pandas) throws IOException {
        String file = "table-zoned-pandas" + pandas + ".h5";
        assertThat(rows(file, "z"))
                .containsExactly("2024-01-01T00:00:00|2024-06-01T10:00:00Z|1", "2024-01-02T00:00:00|~|2");
        assertThat(columns(read(file).get(0)).get(1)).startsWith("at timestamptz");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aSeriesHasItsName(int pandas) throws IOException {
        assertThat(rows("series-pandas" + pandas + ".h5", "s")).containsExactly("a|1.5", "b|2.5");
        assertThat(columns(read("series-pandas" + pandas + ".h5").get(0)))
                .containsExactly("sku string", "price double");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFileHoldsSeveralFrames(int pandas) throws IOException {
        String file = "several-pandas" + pandas + ".h5";
        assertThat(read(file)).extracting(ReadTable::name).containsExactly("a", "b", "c");
        assertThat(rows(file, "b")).containsExactly("0|u", "1|v");
        assertThat(rows(file, "c")).containsExactly("0|1", "1|2", "2|3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void namesOfSeveralLevelsAreJoined(int pandas) throws IOException {
        assertThat(columns(read("levels-pandas" + pandas + ".h5").get(0)))
                .containsExactly("index bigint", "u_p double", "u_q double", "u_r double");
    }
}
