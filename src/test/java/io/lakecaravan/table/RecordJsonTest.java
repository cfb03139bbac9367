package io.lakecaravan.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.AnyType;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecordJsonTest {
    private final ObjectMapper mapper = RecordJson.mapper();

    @Provide
    Arbitrary<LogicalType> types() {
        return AnyType.all();
    }

    @Provide
    Arbitrary<Column> columns() {
        return AnyType.columns(Arbitraries.strings().ofMaxLength(5), AnyType.all());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void readsEveryTypeItWrites(@ForAll("types") LogicalType type) throws JsonProcessingException {
        assertThat(mapper.readValue(mapper.writeValueAsString(type), LogicalType.class))
                .isEqualTo(type);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void readsEveryColumnItWrites(@ForAll("columns") Column column) throws JsonProcessingException {
        assertThat(mapper.readValue(mapper.writeValueAsString(column), Column.class))
                .isEqualTo(column);
    }

    @Example
    void showsColumnsAsTheInterfaceDoes() throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(
                        Column.required("id", LogicalType.Int.signed(64)).withNativeType("INT64")))
                .isEqualTo(
                        "{\"name\":\"id\",\"type\":\"bigint\",\"nativeType\":\"INT64\",\"nullable\":false,\"fields\":[]}");
        assertThat(mapper.writeValueAsString(Column.nullable("n", new LogicalType.Int(8, false))))
                .contains("\"type\":\"smallint\"", "\"detail\":{\"unsigned\":8}");
    }

    @Example
    void readsTheFragmentItWrites() throws JsonProcessingException {
        LakeObject object = new LakeObject(
                "b", "k", 7, Optional.empty(), Instant.parse("2024-01-02T03:04:05.123456789Z"), "STANDARD");
        Fragment fragment = new Fragment(
                object,
                "",
                "csv",
                "gzip",
                Schema.of(Column.nullable("a", new LogicalType.Bool())),
                Optional.of(RowCount.estimated(9)),
                Optional.of(new Dialect(
                        "utf-8", ",", Optional.of("\""), Optional.empty(), Optional.empty(), "\n", true, 0, 0)),
                List.of(
                        new ColumnStatistics("a", 3, OptionalLong.of(1)),
                        new ColumnStatistics("b", 3, OptionalLong.empty())),
                List.of(Finding.at(FindingCode.CSV_EMPTY, "b", "k", 5, "m")));
        String json = mapper.writeValueAsString(fragment);
        assertThat(json)
                .contains("\"lastModified\":\"2024-01-02T03:04:05.123456789Z\"")
                .doesNotContain("etag", "usable", ":null");
        assertThat(mapper.readValue(json, Fragment.class)).isEqualTo(fragment);
    }

    @Example
    void readsThePublicationItWrites() throws JsonProcessingException {
        LakeObject object = new LakeObject("b", "t/k", 7, Optional.of("e"), Instant.EPOCH, "STANDARD");
        TableColumn column = new TableColumn(
                Column.nullable("a", new LogicalType.ListOf(Column.nullable("element", new LogicalType.Int(8, false)))),
                List.of("PII.Sensitive"),
                new Evidence(2, OptionalDouble.of(0.25)));
        LogicalTable table = new LogicalTable(
                "t",
                "s",
                "b",
                "t/",
                "sheet",
                "s|b|t/|csv",
                Grounds.configured("hive"),
                "csv",
                "none",
                List.of(new PartitionSummary(
                        "year", LogicalType.Int.signed(32), 2, Optional.of("1"), Optional.empty(), 0)),
                new LogicalTable.Partitions(2, Map.of("year", "1"), Map.of("year", "2")),
                List.of(column),
                3,
                4,
                Optional.of(RowCount.exact(5)),
                Instant.EPOCH,
                Optional.of(object),
                Optional.empty(),
                List.of("x"),
                List.of(),
                "f");
        Publication publication = new Publication("run", table, Optional.empty());
        String json = mapper.writeValueAsString(publication);
        assertThat(json).contains("{\"name\":\"year\",\"type\":\"int\"");
        assertThat(mapper.readValue(json, Publication.class)).isEqualTo(publication);
        // as it was written before tables had members
        String earlier = json.replace("\"member\":\"sheet\",", "");
        assertThat(earlier).isNotEqualTo(json);
        assertThat(mapper.readValue(earlier, Publication.class).table().member())
                .isEmpty();
    }

    @Example
    void readsTheInspectedCandidateItWrites() throws JsonProcessingException {
        LakeObject object = new LakeObject("b", "t/y=1/k", 7, Optional.of("e"), Instant.EPOCH, "STANDARD");
        PartitionValue partition = new PartitionValue("y", "1", Optional.of("1"));
        Shape shape = new Shape(
                "y={*}/k",
                "",
                "csv",
                "none",
                1,
                7,
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                1,
                "0f",
                List.of(new ChosenObject(object, List.of(partition))),
                "t/y=1/k");
        InspectedCandidate candidate = new InspectedCandidate(
                new Candidate("s", "b", "t/", Grounds.configured("hive"), List.of(shape), List.of("_delta_log")),
                List.of(Fragment.failed(object, "csv", "none", List.of())));
        String json = mapper.writeValueAsString(candidate);
        assertThat(mapper.readValue(json, InspectedCandidate.class)).isEqualTo(candidate);
        ObjectPage page = new ObjectPage("s", "b", 0, List.of(object));
        assertThat(mapper.readValue(mapper.writeValueAsString(page), ObjectPage.class))
                .isEqualTo(page);
    }

    @Example
    void takesStatesOfOtherVersions() throws JsonProcessingException {
        String json =
                "{\"object\":{\"bucket\":\"b\",\"key\":\"k\",\"size\":1,\"lastModified\":\"2024-01-01T00:00:00Z\","
                        + "\"storageClass\":\"STANDARD\",\"later\":[1]},\"table\":\"\",\"format\":\"csv\",\"compression\":\"none\","
                        + "\"schema\":{\"columns\":[{\"name\":\"a\",\"type\":\"tensor\",\"later\":1}]},\"later\":{}}";
        Fragment fragment = mapper.readValue(json, Fragment.class);
        assertThat(fragment.findings()).isEmpty();
        assertThat(fragment.rows()).isEmpty();
        assertThat(fragment.schema().columns())
                .containsExactly(Column.nullable("a", new LogicalType.Unknown("tensor")));
    }

    @Example
    void keepsNumbersExact() throws JsonProcessingException {
        Sample sample = new Sample(
                List.of("a", "b"),
                List.of(List.of(DecimalNode.valueOf(new BigDecimal("0.000000010")), NullNode.getInstance())));
        String json = mapper.writeValueAsString(sample);
        assertThat(json).isEqualTo("{\"columns\":[\"a\",\"b\"],\"rows\":[[0.000000010,null]]}");
        assertThat(mapper.readValue(json, Sample.class)).isEqualTo(sample);
    }
}
