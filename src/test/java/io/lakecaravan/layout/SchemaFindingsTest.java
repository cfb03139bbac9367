package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.ObservedSchema;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.SchemaMerge;
import io.lakecaravan.schema.TypeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SchemaFindingsTest {
    private static final LogicalType INT = Int.signed(32);

    @Test
    void namesTheObjectsOfColumnsThatDifferInCase() {
        assertThat(of(object("k1", 1, "id", "ID"), object("k2", 2, "id"), object("k3", 3, "id")))
                .containsExactly(Finding.of(
                        FindingCode.SCHEMA_CASE_COLLISION,
                        "lake",
                        "t/",
                        "columns differ in case only: ID in 1 (k1), id in 3 (first k1, last k3); all of them are kept, and"
                                + " engines that ignore case see one. Write one spelling in all objects"));
    }

    @Test
    void tellsASpellingThatGaveWayAsARenameOnly() {
        assertThat(of(object("k1", 1, "Id"), object("k2", 2, "id")))
                .containsExactly(Finding.of(
                        FindingCode.SCHEMA_RENAMED_COLUMN,
                        "lake",
                        "t/",
                        "column Id (last in k1) seems to be id since k2: they differ in case only; the table keeps both,"
                                + " each null where the other has values"));
    }

    @Test
    void saysWhatSpeaksForARename() {
        assertThat(of(object("k1", 1, "id", "amt"), object("k2", 2, "id", "amount")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith(
                                "column amt (last in k1) seems to be amount since k2: type and place are the same"));
        ObservedSchema old = observed("k1", 1, column("amt").withId(OptionalInt.of(4)));
        ObservedSchema recent = observed("k2", 2, column("x"), column("amount").withId(OptionalInt.of(4)));
        assertThat(of(old, recent))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("both have field id 4"));
    }

    @Test
    void doesNotDependOnTheOrderOfObjects() {
        List<ObservedSchema> objects = new ArrayList<>(List.of(
                object("k1", 1, "id", "Amt"), object("k2", 2, "ID", "Amount"), object("k3", 2, "iD", "id", "amount")));
        List<Finding> wanted = of(objects.toArray(ObservedSchema[]::new));
        assertThat(wanted).isNotEmpty();
        for (int i = 0; i < 3; i++) {
            objects.add(objects.remove(0));
            assertThat(of(objects.toArray(ObservedSchema[]::new))).isEqualTo(wanted);
        }
    }

    @Test
    void namesAFewOfManyTypes() {
        List<ObservedSchema> objects = new ArrayList<>();
        List<String> types = List.of(
                "boolean",
                "int",
                "double",
                "date",
                "time",
                "timestamp",
                "uuid",
                "interval",
                "duration",
                "decimal(9,2)");
        for (String type : types) {
            objects.add(observed("k" + objects.size(), 1, Column.required("a", TypeText.parse(type))));
        }
        assertThat(of(objects.toArray(ObservedSchema[]::new)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("column a is boolean in 1 (first k0), int in 1 (first k1), ")
                        .endsWith("interval in 1 (first k7) and 2 other types; the table takes string"));
    }

    private static List<Finding> of(ObservedSchema... objects) {
        return new SchemaFindings("lake", "t/").of(SchemaMerge.merge(List.of(objects)));
    }

    private static ObservedSchema object(String key, int time, String... columns) {
        return observed(
                key,
                time,
                List.of(columns).stream().map(SchemaFindingsTest::column).toArray(Column[]::new));
    }

    private static ObservedSchema observed(String key, int time, Column... columns) {
        return new ObservedSchema(key, Instant.ofEpochSecond(time), Schema.of(columns), Map.of());
    }

    private static Column column(String name) {
        return Column.required(name, INT);
    }
}
