package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.LogicalType.Int;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextValuesTest {
    @Test
    void givesTheClassesOfTheTypes() {
        assertThat(parse("int", " -007 ")).contains(-7L);
        assertThat(parse("bigint", "+5")).contains(5L);
        assertThat(TextValues.parse(new Int(64, false), "18446744073709551615"))
                .contains(new BigInteger("18446744073709551615"));
        assertThat(parse("float", "1.5")).contains(1.5f);
        assertThat(parse("double", "-inf")).contains(Double.NEGATIVE_INFINITY);
        assertThat(parse("decimal(5,2)", "1.5")).contains(new BigDecimal("1.50"));
        assertThat(parse("decimal(5,2)", "1e2")).contains(new BigDecimal("100.00"));
        assertThat(parse("boolean", "Yes")).contains(true);
        assertThat(parse("date", "2024-02-29")).contains(LocalDate.of(2024, 2, 29));
        assertThat(parse("time", "01:02:03.5")).contains(LocalTime.of(1, 2, 3, 500_000_000));
        assertThat(parse("timestamp", "2024-02-29")).contains(LocalDateTime.of(2024, 2, 29, 0, 0));
        assertThat(parse("timestamptz", "2024-02-29 01:00:00+01:00")).contains(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(parse("timestamptz", "2024-02-29 01:00:00 -0130")).contains(Instant.parse("2024-02-29T02:30:00Z"));
        assertThat(parse("duration", "PT1.5S")).contains(java.time.Duration.ofMillis(1500));
        assertThat(parse("string", " x ")).contains(" x ");
        assertThat(parse("variant", "{\"a\":1}").map(Object::toString)).contains("{\"a\":1}");
        assertThat(parse("variant", "x").map(Object::toString)).contains("\"x\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tinyint | 128
            int | 2147483648
            int | 1.0
            int | x
            bigint | 9223372036854775808
            double | 0x1p3
            double | 1d
            double | Infinit
            decimal(3,2) | 12.5
            decimal(3,2) | 1.234
            decimal(3,2) | 1e99999999
            boolean | 2
            date | 2023-02-29
            timestamp | 2024-02-29T00:00:00Z
            timestamptz | 2024-02-29T00:00:00
            uuid | x
            json | x
            binary | ***
            duration | 5
            interval | 5
            """)
    void isEmptyForWhatDoesNotFit(String type, String text) {
        assertThat(parse(type, text)).isEmpty();
    }

    @Test
    void isEmptyForNothing() {
        assertThat(parse("int", "")).isEmpty();
        assertThat(TextValues.parse(new Int(8, false), "-1")).isEmpty();
        assertThat(TextValues.parse(new LogicalType.Null(), "x")).isEmpty();
    }

    private static Optional<Object> parse(String type, String text) {
        return TextValues.parse(TypeText.parse(type), text);
    }
}
