package io.lakecaravan.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.config.DetectConfig;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is decided of a table's columns together. */
class DetectionTest {
    private static final List<String> CITIES =
            List.of("Tunis", "Lisbon", "Vienna", "Berlin", "Paris", "Madrid", "Oslo", "Rome", "Prague", "Athens");
    private static final List<String> COUNTRIES = List.of(
            "Tunisia", "Portugal", "Austria", "Germany", "France", "Spain", "Norway", "Italy", "Czechia", "Greece");

    private final Detection detection = new Detection(DetectConfig.ALL);

    /** Tags by column; columns without any are not there. */
    private Map<String, List<String>> tags(String table, String header, Stream<String> lines) {
        List<Column> columns = Arrays.stream(header.split(",", -1))
                .map(name -> Column.nullable(name, LogicalType.Text.plain()))
                .toList();
        List<List<JsonNode>> rows = lines.map(line -> Arrays.stream(line.split(",", -1))
                        .map(value -> (JsonNode) JsonNodeFactory.instance.textNode(value))
                        .toList())
                .toList();
        LakeObject object =
                new LakeObject("lake", table + "/a.csv", 1, Optional.empty(), Instant.EPOCH, LakeObject.STANDARD);
        Fragment fragment = new Fragment(
                object,
                "",
                "csv",
                "none",
                new Schema(columns),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
        Sample sample = new Sample(columns.stream().map(Column::name).toList(), rows);
        Map<String, List<String>> tags = new LinkedHashMap<>();
        detection
                .decide(
                        table,
                        columns,
                        detection.scan(List.of(fragment), List.of(sample)).of(""))
                .forEach((column, found) -> tags.put(
                        column,
                        found.stream().map(each -> each.suggestion().tag()).collect(Collectors.toList())));
        tags.values().removeIf(List::isEmpty);
        return tags;
    }

    private static Stream<String> places(String pattern) {
        return IntStream.range(0, CITIES.size())
                .mapToObj(i -> pattern.replace("CITY", CITIES.get(i))
                        .replace("COUNTRY", COUNTRIES.get(i))
                        .replace("N", String.valueOf(1000 + 37 * i)));
    }

    @Test
    void aTableThatListsPlacesIsNotPersonal() {
        assertThat(tags("reference/countries", "name,capital,population", places("COUNTRY,CITY,N")))
                .isEmpty();
        assertThat(tags(
                        "airports",
                        "name,city,country,latitude,longitude",
                        places("Airport of CITY,CITY,COUNTRY,4N.51,1.N")))
                .isEmpty();
    }

    @Test
    void aPlaceBesideAPersonIsPersonal() {
        assertThat(tags("reference/countries", "email,city", places("reader.N@example.org,CITY")))
                .containsOnlyKeys("email", "city");
        assertThat(tags("customers", "id,city", places("N,CITY"))).containsOnlyKeys("city");
        assertThat(tags("sales", "patient_no,country", places("N,COUNTRY"))).containsOnlyKeys("country");
    }

    @Test
    void placesThatComeBackAreSomebodys() {
        Stream<String> orders = Stream.of(1, 2, 3, 4).flatMap(each -> places("N,CITY"));
        assertThat(tags("orders", "amount,city", orders)).containsOnlyKeys("city");
    }
}
