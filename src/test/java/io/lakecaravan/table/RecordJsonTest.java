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
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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

    @Property
    void readsEveryTypeItWrites(@ForAll("types") LogicalType type) throws JsonProcessingException {
        assertThat(mapper.readValue(mapper.writeValueAsString(type), LogicalType.class))
                .isEqualTo(type);
    }

    @Property
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
