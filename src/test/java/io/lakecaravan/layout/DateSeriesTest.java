package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.table.DateSeries;
import io.lakecaravan.table.DateSeries.Gap;
import io.lakecaravan.table.DateSeries.Unit;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DateSeriesTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    private static PartitionSummary summary(String key, Stream<String> values) {
        PartitionAccumulator accumulator = new PartitionAccumulator();
        values.forEach(text -> accumulator.add(new PartitionValue(key, text, Optional.of(text)), 1));
        return accumulator.summary(key);
    }

    private static Optional<DateSeries> series(String key, String... values) {
        return summary(key, Arrays.stream(values)).series();
    }

    private static Stream<String> days(int... offsets) {
        return IntStream.of(offsets).mapToObj(day -> DAY.plusDays(day).toString());
    }

    @Test
    void missingDaysAreToldInRanges() {
        assertThat(series("dt", "2024-01-01", "2024-01-02", "2024-01-05", "2024-01-07"))
                .contains(new DateSeries(
                        Unit.DAYS,
                        1,
                        "2024-01-01",
                        "2024-01-07",
                        4,
                        3,
                        List.of(new Gap("2024-01-03", "2024-01-04", 2), new Gap("2024-01-06", "2024-01-06", 1))));
    }

    @Test
    void digitsAloneAreDaysToo() {
        assertThat(series("dt", "20240228", "20240301"))
                .contains(new DateSeries(
                        Unit.DAYS,
                        1,
                        "2024-02-28",
                        "2024-03-01",
                        2,
                        1,
                        List.of(new Gap("2024-02-29", "2024-02-29", 1))));
    }

    @Test
    void unitsAreFoundFromValues() {
        assertThat(series("month", "2024-01", "2024-04").orElseThrow())
                .extracting(DateSeries::unit, DateSeries::missing)
                .containsExactly(Unit.MONTHS, 2L);
        assertThat(series("dt", "2024-01-01", "2024-02-01", "2024-04-01").orElseThrow())
                .isEqualTo(new DateSeries(
                        Unit.MONTHS, 1, "2024-01", "2024-04", 3, 1, List.of(new Gap("2024-03", "2024-03", 1))));
        assertThat(series("dt", "2021-01-01", "2022-01-01", "2024-01-01").orElseThrow())
                .isEqualTo(new DateSeries(Unit.YEARS, 1, "2021", "2024", 3, 1, List.of(new Gap("2023", "2023", 1))));
        assertThat(series("year", "2021", "2023").orElseThrow().missing()).isEqualTo(1);
        assertThat(series("ts", "2024-01-15T22:00:00", "2024-01-16T01:30:00").orElseThrow())
                .isEqualTo(new DateSeries(
                        Unit.HOURS,
                        1,
                        "2024-01-15T22:00",
                        "2024-01-16T01:00",
                        2,
                        2,
                        List.of(new Gap("2024-01-15T23:00", "2024-01-16T00:00", 2))));
        assertThat(series("ts", "2024-01-15T07:00:00", "2024-01-17T07:00:00").orElseThrow())
                .extracting(DateSeries::unit, DateSeries::missing)
                .containsExactly(Unit.DAYS, 1L);
        assertThat(series("quarter", "2024-Q1", "2024-Q2", "2024-Q4").orElseThrow())
                .extracting(DateSeries::unit, DateSeries::step, DateSeries::missing)
                .containsExactly(Unit.MONTHS, 3, 1L);
        // 2020 has 53 weeks
        assertThat(series("week", "2020-W52", "2021-W01").orElseThrow().gaps())
                .containsExactly(new Gap("2020-12-28", "2020-12-28", 1));
    }

    @Test
    void aRhythmIsNoGap() {
        assertThat(summary("dt", days(0, 7, 14, 28)).series().orElseThrow())
                .extracting(DateSeries::unit, DateSeries::step, DateSeries::missing)
                .containsExactly(Unit.DAYS, 7, 1L);
        // three points keep it by chance
        assertThat(summary("dt", days(0, 7, 14)).series().orElseThrow().step()).isEqualTo(1);
        assertThat(series("ts", "2024-01-15T00:00", "2024-01-15T06:00", "2024-01-15T12:00", "2024-01-16T00:00")
                        .orElseThrow())
                .extracting(DateSeries::unit, DateSeries::step, DateSeries::missing)
                .containsExactly(Unit.HOURS, 6, 1L);
    }

    @Test
    void whatIsNoDateMakesNoSeries() {
        assertThat(series("id", "2021", "2023")).isEmpty();
        assertThat(series("store", "200101", "200102")).isEmpty();
        assertThat(series("id", "12345678", "12345679")).isEmpty();
        assertThat(series("dt", "2024-01-01", "latest")).isEmpty();
        assertThat(series("dt", "2024-01-01")).isEmpty();
        assertThat(series("dt", "2024-13-01", "2024-02-30", "20240230", "2024-W54", "2024-Q5", "2024010125"))
                .isEmpty();
        assertThat(series("dt", "", "x", "２０２４-01-01")).isEmpty();
    }

    @Test
    void fewOthersDoNotHideASeries() {
        Stream<String> values = Stream.concat(
                IntStream.range(0, 30).mapToObj(day -> DAY.plusDays(day).toString()), Stream.of("latest"));
        assertThat(summary("dt", values).series().orElseThrow().missing()).isZero();
    }

    @Test
    void aMarkForForeverIsNoGapOfMillenniums() {
        Stream<String> values = Stream.concat(
                IntStream.range(0, 30).mapToObj(day -> DAY.plusDays(day).toString()), Stream.of("9999-12-31"));
        assertThat(summary("dt", values).series().orElseThrow())
                .extracting(DateSeries::last, DateSeries::missing)
                .containsExactly("2024-01-30", 0L);
    }

    @Test
    void tooManyHoursBecomeDays() {
        DateSeries found = series("ts", "1990-01-01T01:00", "1990-01-03T05:00", "2024-01-01T02:00")
                .orElseThrow();
        assertThat(found.unit()).isEqualTo(Unit.DAYS);
        assertThat(found.gaps().get(0)).isEqualTo(new Gap("1990-01-02", "1990-01-02", 1));
    }

    @Test
    void rangesAreBoundedAndTheCountIsNot() {
        DateSeries found = summary(
                        "dt",
                        IntStream.iterate(0, day -> day + 1 + day % 2)
                                .limit(1_000)
                                .mapToObj(day -> DAY.plusDays(day).toString()))
                .series()
                .orElseThrow();
        assertThat(found.gaps()).hasSize(DateSeries.MOST_GAPS);
        assertThat(found.isComplete()).isFalse();
        long span = LocalDate.parse(found.last()).toEpochDay()
                - LocalDate.parse(found.first()).toEpochDay()
                + 1;
        assertThat(found.present() + found.missing()).isEqualTo(span);
    }

    @Property
    void presentAndMissingAreThoseOfASet(
            @ForAll @Size(min = 4, max = 60) Set<@IntRange(max = 50_000) Integer> offsets,
            @ForAll @IntRange(max = 60) int cut) {
        TreeSet<LocalDateTime> hours = new TreeSet<>();
        // the first two are an hour apart, so that no coarser rhythm fits
        hours.add(DAY.atTime(1, 0));
        hours.add(DAY.atTime(2, 0));
        offsets.forEach(hour -> hours.add(DAY.atTime(1, 0).plusHours(hour)));
        DateCensus left = new DateCensus();
        DateCensus right = new DateCensus();
        int at = 0;
        for (LocalDateTime hour : hours.descendingSet()) {
            String text = hour.toString();
            (at++ < cut ? left : right).add(DatePoint.of(new PartitionValue("ts", text, Optional.of(text))), 1);
        }
        left.plus(right);
        DateSeries found = left.series().orElseThrow();
        assertThat(found.unit()).isEqualTo(Unit.HOURS);
        assertThat(found.present()).isEqualTo(hours.size());
        long span = Duration.between(hours.first(), hours.last()).toHours() + 1;
        assertThat(found.missing()).isEqualTo(span - hours.size());
        for (Gap gap : found.gaps()) {
            assertThat(hours.subSet(LocalDateTime.parse(gap.first()), true, LocalDateTime.parse(gap.last()), true))
                    .isEmpty();
            assertThat(hours).contains(LocalDateTime.parse(gap.last()).plusHours(1));
        }
    }

    @Property
    void coarseningDoesNotDependOnOrder(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 600_000) Integer> hours,
            @ForAll @IntRange(max = 30) int cut) {
        assertThat(series(hours, hours.size())).isEqualTo(series(hours, 0));
        assertThat(series(hours, cut)).isEqualTo(series(hours, 0));
    }

    private static Optional<DateSeries> series(Collection<Integer> hours, int cut) {
        DatePoints left = new DatePoints();
        DatePoints right = new DatePoints();
        int at = 0;
        for (int hour : hours) {
            (at++ < cut ? left : right).add(new DatePoint(DatePoint.Form.HOUR, hour));
        }
        right.plus(left);
        return SeriesReading.of(right);
    }

    private static PartitionLevels levels(List<String> keys, String... paths) {
        PartitionLevels levels = new PartitionLevels(keys.size());
        for (String path : paths) {
            String[] texts = path.split("/", -1);
            levels.add(
                    IntStream.range(0, keys.size())
                            .mapToObj(key -> new PartitionValue(
                                    keys.get(key),
                                    texts[key],
                                    texts[key].isEmpty() ? Optional.empty() : Optional.of(texts[key])))
                            .toList(),
                    1,
                    10);
        }
        return levels;
    }

    @Test
    void keysThatSpellADateHaveTheSeriesOfTheWhole() {
        List<String> keys = List.of("region", "Year", "month", "DAY");
        PartitionSummary day = levels(keys, "eu/2024/2/28", "eu/2024/03/1", "us/2024/02/28")
                .summaries(keys)
                .get(3);
        assertThat(day.series())
                .contains(new DateSeries(
                        Unit.DAYS,
                        1,
                        "2024-02-28",
                        "2024-03-01",
                        2,
                        1,
                        List.of(new Gap("2024-02-29", "2024-02-29", 1))));
        assertThat(day.distinct()).isEqualTo(2);
        List<String> hours = List.of("dt", "hour");
        assertThat(levels(hours, "2024-01-15/23", "2024-01-16/01")
                        .summaries(hours)
                        .get(1)
                        .series()
                        .orElseThrow())
                .extracting(DateSeries::unit, DateSeries::missing)
                .containsExactly(Unit.HOURS, 1L);
        List<String> months = List.of("m", "y");
        assertThat(levels(months, "12/2023", "02/2024", "13/2024", "/2024")
                        .summaries(months)
                        .get(1)
                        .series()
                        .orElseThrow()
                        .unit())
                .as("half of the objects have no month, which leaves the years")
                .isEqualTo(Unit.YEARS);
        assertThat(levels(months, "12/2023", "02/2024")
                        .summaries(months)
                        .get(1)
                        .series()
                        .orElseThrow()
                        .gaps())
                .containsExactly(new Gap("2024-01", "2024-01", 1));
    }

    @Test
    void aFolderAroundThemLeavesADateWhatItIs() {
        List<String> keys = List.of("year", "month");
        PartitionLevels one = levels(keys, "2024/01", "2024/02");
        one.under(new PartitionValue("*", "x", Optional.of("x")), 2, 20);
        PartitionLevels other = levels(keys, "2024/04");
        other.under(new PartitionValue("*", "y", Optional.of("y")), 1, 10);
        one.plus(other);
        assertThat(one.count()).isEqualTo(3);
        List<PartitionSummary> found = one.summaries(List.of("*", "year", "month"));
        assertThat(found.get(0).distinct()).isEqualTo(2);
        assertThat(found.get(2).series().orElseThrow().gaps()).containsExactly(new Gap("2024-03", "2024-03", 1));
        assertThat(found.get(0).bytes().orElseThrow().largest()).containsExactly("x");
    }
}
