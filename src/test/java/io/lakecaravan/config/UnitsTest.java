package io.lakecaravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @Property
    void sizesReadWhatTheyRender(@ForAll @LongRange(min = 0) long bytes) {
        assertThat(DataSize.parse(DataSize.render(bytes))).isEqualTo(bytes);
    }

    @Property
    void durationsReadWhatTheyRender(@ForAll @LongRange(min = 0, max = 999_999_999_999L) long millis) {
        Duration duration = Duration.ofMillis(millis);
        assertThat(TimeSpan.parse(TimeSpan.render(duration))).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"500MB, 500000000", "1GiB, 1073741824", "1.5 KB, 1500", "0, 0", "12B, 12", "2TiB, 2199023255552"})
    void sizes(String text, long bytes) {
        assertThat(DataSize.parse(text)).isEqualTo(bytes);
    }

    @Test
    void rendersTheShortestSize() {
        assertThat(DataSize.render(500_000_000)).isEqualTo("500MB");
        assertThat(DataSize.render(8L << 20)).isEqualTo("8MiB");
        assertThat(TimeSpan.render(Duration.ofMinutes(90))).isEqualTo("90m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500     | has no unit. Write 500MB, or one of the other units B, KB, KiB, MB, MiB, GB, GiB, TB, TiB",
                "500mb   | has the unknown unit 'mb'. Known: B, KB, KiB, MB, MiB, GB, GiB, TB, TiB. Did you mean MB?",
                "-1MB    | is not a size. Write a number and a unit, such as 500MB or 1GiB",
                "1.5B    | is no whole number of bytes below 9 223 372 036 854 775 808",
                "9999999999999999999TB | is no whole number of bytes below 9 223 372 036 854 775 808"
            })
    void badSizes(String text, String message) {
        assertThatThrownBy(() -> DataSize.parse(text)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30      | has no unit. Write 30s, or one of the other units ms, s, m, h, d",
                "30sec   | has the unknown unit 'sec'. Known: ms, s, m, h, d. Did you mean s?",
                "1h30m   | is not a duration. Write a whole number and a unit, such as 30s or 5m"
            })
    void badDurations(String text, String message) {
        assertThatThrownBy(() -> TimeSpan.parse(text)).hasMessage(message);
    }
}
