package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.layout.FileName.Variation;
import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.DateSeries.Gap;
import io.lakecaravan.table.LogicalTable.Partitions;
import io.lakecaravan.table.PartitionBytes;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import io.lakecaravan.table.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartitionMergeTest {
    /** @param paths of partitions, with an object of 10 bytes each */
    private static Shape shape(String pattern, List<String> keys, String... paths) {
        ShapeAccumulator accumulator = new ShapeAccumulator(keys.size(), 5);
        for (String path : paths) {
            String[] texts = path.split("/");
            List<PartitionValue> values = new ArrayList<>();
            for (int key = 0; key < keys.size(); key++) {
                values.add(new PartitionValue(keys.get(key), texts[key], Optional.of(texts[key])));
            }
            accumulator.add(Lakes.object("t/" + path + "/" + pattern, 10), values);
        }
        ShapeKey key = new ShapeKey(Kind.AUTO, "", "", pattern, "csv", "none", keys, Variation.VARYING);
        return accumulator.shape(key, 5);
    }

    @Test
    void shapesThatLieApartAddUp() {
        List<Shape> shapes = List.of(
                shape("b", List.of("dt"), "2024-01-06", "2024-01-07"),
                shape("a", List.of("dt"), "2024-01-01", "2024-01-02", "2024-01-04"));
        Partitions found = PartitionMerge.partitions(shapes);
        assertThat(found.count()).isEqualTo(5);
        assertThat(found.first()).containsEntry("dt", "2024-01-01");
        assertThat(found.last()).containsEntry("dt", "2024-01-07");
        assertThat(found.series().orElseThrow().gaps())
                .containsExactly(new Gap("2024-01-03", "2024-01-03", 1), new Gap("2024-01-05", "2024-01-05", 1));
        assertThat(found.bytes()).contains(new PartitionBytes(5, 10, 10, 10, List.of("2024-01-01"), true));
    }

    @Test
    void shapesOfTheSamePartitionsAreNoMorePartitions() {
        List<Shape> shapes = List.of(
                shape("a", List.of("dt"), "2024-01-01", "2024-01-04"),
                shape("b", List.of("dt"), "2024-01-01", "2024-01-02", "2024-01-04"));
        Partitions found = PartitionMerge.partitions(shapes);
        assertThat(found.count()).isEqualTo(3);
        assertThat(found.series().orElseThrow().gaps()).containsExactly(new Gap("2024-01-03", "2024-01-03", 1));
        PartitionBytes bytes = found.bytes().orElseThrow();
        assertThat(bytes.exact()).isFalse();
        assertThat(bytes.mean()).isEqualTo(16);
    }

    @Test
    void oneDateOfAnotherShapeJoinsTheSeries() {
        PartitionSummary found = PartitionMerge.keys(List.of(
                        shape("a", List.of("dt"), "2024-01-01", "2024-01-02"), shape("b", List.of("dt"), "2024-01-04")))
                .get(0);
        assertThat(found.series().orElseThrow().gaps()).containsExactly(new Gap("2024-01-03", "2024-01-03", 1));
    }

    @Test
    void numberedFoldersLieApartWhateverTheOrderOfTheirNames() {
        List<Shape> shapes = List.of(
                shape("a", List.of("n", "dt"), "1/2024-01-01", "1/2024-01-02"),
                shape("b", List.of("n", "dt"), "10/2024-01-01", "10/2024-01-02"),
                shape("c", List.of("n", "dt"), "2/2024-01-01", "2/2024-01-02"));
        Partitions found = PartitionMerge.partitions(shapes);
        assertThat(found.count()).isEqualTo(6);
        assertThat(found.last()).containsEntry("n", "10");
        assertThat(found.bytes().orElseThrow().exact()).isTrue();
        assertThat(PartitionMerge.keys(shapes))
                .extracting(PartitionSummary::name)
                .containsExactly("n", "dt");
        assertThat(PartitionMerge.keys(shapes).get(1).distinct()).isEqualTo(2);
    }

    @Test
    void typesWidenAndWhatIsNotAlikeIsText() {
        assertThat(type("1", "2147483648")).isEqualTo("bigint");
        assertThat(type("1", "0.25")).isEqualTo("decimal(12,2)");
        assertThat(type("1", "01")).isEqualTo("string");
        assertThat(type("2024-01-01", "2024-01-01T05:00:00")).isEqualTo("timestamp");
        assertThat(type("2024-01-01", "1")).isEqualTo("string");
        assertThat(type("true", "1")).isEqualTo("string");
    }

    private static String type(String one, String other) {
        return TypeText.name(
                PartitionMerge.keys(List.of(shape("a", List.of("k"), one), shape("b", List.of("k"), other)))
                        .get(0)
                        .type());
    }

    @Test
    void noKeysAreNoPartitions() {
        assertThat(PartitionMerge.partitions(List.of(shape("a", List.of(), "x"))))
                .isEqualTo(Partitions.NONE);
    }
}
