package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.PartitionBytes;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionAccumulatorTest {
    private static PartitionValue value(String text) {
        return new PartitionValue("k", text, text.isEmpty() ? Optional.empty() : Optional.of(text));
    }

    private static PartitionSummary summary(String... values) {
        PartitionAccumulator accumulator = new PartitionAccumulator();
        for (String text : values) {
            accumulator.add(value(text), 10);
        }
        return accumulator.summary("k");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true,FALSE,True | boolean | FALSE | true",
                "t,f | string | f | t",
                "0,1 | int | 0 | 1",
                "9,10,-2 | int | -2 | 10",
                "2147483648,7 | bigint | 7 | 2147483648",
                "9223372036854775808,1 | decimal(19,0) | 1 | 9223372036854775808",
                "0,0.5,12.25 | decimal(4,2) | 0 | 12.25",
                "01,02,12 | string | 01 | 12",
                "007 | string | 007 | 007",
                "1,007 | string | 007 | 1",
                "20240115,20240116 | int | 20240115 | 20240116",
                "2024-01-15,2023-12-31 | date | 2023-12-31 | 2024-01-15",
                "2024-02-30 | string | 2024-02-30 | 2024-02-30",
                "2024-01-15T07:00:00,2024-01-15 08:00:00 | timestamp | 2024-01-15T07:00:00 | 2024-01-15 08:00:00",
                "2024-01-15,2024-01-14T23:00:00 | timestamp | 2024-01-14T23:00:00 | 2024-01-15",
                "2024-01-15T07:00:00Z,2024-01-15T07:30:00+02:00 | timestamptz | 2024-01-15T07:30:00+02:00 | 2024-01-15T07:00:00Z",
                "8f14e45f-ceea-467f-a1d2-0c3b5a6d7e8f | uuid | 8f14e45f-ceea-467f-a1d2-0c3b5a6d7e8f | 8f14e45f-ceea-467f-a1d2-0c3b5a6d7e8f",
                "1e5,2 | string | 1e5 | 2",
                "NaN,1 | string | 1 | NaN",
                "07:00:00,08:00:00 | string | 07:00:00 | 08:00:00",
                "{} | string | {} | {}",
                "+5,6 | string | +5 | 6",
                "1,x | string | 1 | x",
                "123456789012345678901234567890123456789 | string | 123456789012345678901234567890123456789 | 123456789012345678901234567890123456789"
            })
    void typeAndOrderFollowFromAllValues(String values, String type, String first, String last) {
        PartitionSummary found = summary(values.split(","));
        assertThat(TypeText.name(found.type())).isEqualTo(type);
        assertThat(found.first()).contains(first);
        assertThat(found.last()).contains(last);
    }

    @Test
    void blanksBelongToAPath() {
        assertThat(TypeText.name(summary(" 5", "6").type())).isEqualTo("string");
    }

    @Test
    void nullsAreObjectsWithoutAValue() {
        PartitionAccumulator accumulator = new PartitionAccumulator();
        accumulator.add(value("5"), 3, 30);
        accumulator.add(value(""), 7, 70);
        PartitionSummary found = accumulator.summary("k");
        assertThat(found.nulls()).isEqualTo(7);
        assertThat(found.distinct()).isEqualTo(1);
        assertThat(found.bytes()).contains(new PartitionBytes(2, 30, 70, 50, List.of(""), true));
    }

    @Test
    void onlyNullsHaveNoFirst() {
        PartitionSummary found = summary("", "");
        assertThat(found.first()).isEmpty();
        assertThat(found.series()).isEmpty();
        assertThat(found.nulls()).isEqualTo(2);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.of(
                        "",
                        "1",
                        "01",
                        "2",
                        "10",
                        "0.5",
                        "true",
                        "x",
                        "2024-01-15",
                        "2024-01-17",
                        "2024-01-16T05:00:00",
                        "20240118",
                        "9999-12-31")
                .list()
                .ofMaxSize(40);
    }

    @Property
    void neitherOrderNorSplitShows(
            @ForAll("values") List<String> values, @ForAll @IntRange(max = 40) int cut, @ForAll Random random) {
        PartitionSummary whole = summary(values.toArray(String[]::new));
        List<String> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        int at = Math.min(cut, shuffled.size());
        PartitionAccumulator left = new PartitionAccumulator();
        shuffled.subList(0, at).forEach(text -> left.add(value(text), 10));
        PartitionAccumulator right = new PartitionAccumulator();
        // a folder at once is as its objects one by one
        Map<String, Long> counts = new HashMap<>();
        shuffled.subList(at, shuffled.size()).forEach(text -> counts.merge(text, 1L, Long::sum));
        counts.forEach((text, count) -> right.add(value(text), count, 10 * count));
        left.plus(right);
        assertThat(left.summary("k")).isEqualTo(whole);
    }
}
