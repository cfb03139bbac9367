package io.lakecaravan.layout.cases;

import io.lakecaravan.layout.cases.Layouting.PartitionKey;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Folders that differ by a value, with the partition keys that they mean.
 *
 * @param folders each ending in {@code /}; of several levels where a date is spread over them
 */
record FolderSeries(List<PartitionKey> keys, List<String> folders) {
    private static final DateTimeFormatter QUARTER = DateTimeFormatter.ofPattern("yyyy-'Q'Q", Locale.ROOT);

    /** One way to write dates as folders. */
    private record Dates(String key, String type, String pattern, ChronoUnit step) {}

    private static final List<Dates> DATES = List.of(
            new Dates("date", "date", "yyyy/MM/dd", ChronoUnit.DAYS),
            new Dates("date", "date", "yyyy-MM-dd", ChronoUnit.DAYS),
            new Dates("date", "date", "yyyyMMdd", ChronoUnit.DAYS),
            new Dates("date", "date", "yyyy/MM-dd", ChronoUnit.DAYS),
            new Dates("timestamp", "timestamp", "yyyy/MM/dd/HH", ChronoUnit.HOURS),
            new Dates("timestamp", "timestamp", "yyyyMMdd/HH", ChronoUnit.HOURS),
            new Dates("timestamp", "timestamp", "yyyy-MM-dd-HH", ChronoUnit.HOURS),
            new Dates("month", "date", "yyyy/MM", ChronoUnit.MONTHS),
            new Dates("month", "date", "yyyy-MM", ChronoUnit.MONTHS),
            new Dates("year", "int", "yyyy", ChronoUnit.YEARS));

    FolderSeries {
        keys = List.copyOf(keys);
        folders = List.copyOf(folders);
    }

    /** Nothing between a table's folder and its files. */
    static FolderSeries none() {
        return new FolderSeries(List.of(), List.of(""));
    }

    static FolderSeries dates(Vocabulary words, int count) {
        if (words.between(0, 9) == 0) {
            LocalDateTime start = LocalDateTime.of(2024, Month.JANUARY, 1, 0, 0);
            return plain("quarter", "string", series(start, 3, count, ChronoUnit.MONTHS).map(QUARTER::format));
        }
        Dates dates = words.pick(DATES);
        DateTimeFormatter pattern = DateTimeFormatter.ofPattern(dates.pattern(), Locale.ROOT);
        LocalDateTime start = dates.step() == ChronoUnit.YEARS
                ? LocalDateTime.of(words.between(1990, 2024), 1, 1, 0, 0)
                : LocalDateTime.of(2024, words.between(3, 9), words.between(1, 20), words.between(0, 23), 0);
        return plain(dates.key(), dates.type(), series(start, 1, count, dates.step()).map(pattern::format));
    }

    /** Days as they stand in one folder or in a file's name. */
    static List<String> days(Vocabulary words, int count) {
        LocalDateTime start = LocalDateTime.of(2024, words.between(3, 9), words.between(1, 20), 0, 0);
        return series(start, 1, count, ChronoUnit.DAYS)
                .map(day -> day.toLocalDate().toString())
                .toList();
    }

    private static Stream<LocalDateTime> series(LocalDateTime start, int step, int count, ChronoUnit unit) {
        return IntStream.range(0, count).mapToObj(at -> start.plus((long) at * step, unit));
    }

    static FolderSeries regions(Vocabulary words) {
        return plain("region", "string", words.regions(words.between(2, 4)).stream());
    }

    static FolderSeries shards(Vocabulary words) {
        return plain("partition_0", "string", words.shards(words.between(8, 14)).stream());
    }

    static FolderSeries guids(Vocabulary words) {
        return plain("partition_0", "uuid", Stream.generate(words::guid).limit(words.between(4, 12)));
    }

    private static FolderSeries plain(String key, String type, Stream<String> values) {
        return new FolderSeries(
                List.of(new PartitionKey(key, type)), values.map(value -> value + "/").toList());
    }

    /** One to three {@code key=value} levels. */
    static FolderSeries hive(Vocabulary words) {
        List<Integer> kinds = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
        FolderSeries series = none();
        int levels = words.between(1, 3);
        for (int level = 0; level < levels; level++) {
            series = series.then(hive(words, kinds.remove(words.between(0, kinds.size() - 1))));
        }
        return series;
    }

    private static FolderSeries hive(Vocabulary words, int kind) {
        return switch (kind) {
            case 0 -> hive("year", "int", numbers(words, 2019, 2024));
            case 1 -> hive("month", "string", Set.of("01", "02", "11"));
            case 2 -> hive("dt", "date", Set.copyOf(days(words, 4)));
            case 3 -> hive("plant_id", "int", numbers(words, 1, 90_000));
            case 4 -> hive("active", "boolean", Set.of("true", "false"));
            case 5 -> hive("tenant", "uuid", Set.of(words.guid(), words.guid(), words.guid()));
            default -> hive("grade", "string", Set.of("A", "B", "__HIVE_DEFAULT_PARTITION__"));
        };
    }

    private static Set<String> numbers(Vocabulary words, int least, int most) {
        Set<String> numbers = new TreeSet<>();
        while (numbers.size() < 3) {
            numbers.add(Integer.toString(words.between(least, most)));
        }
        return numbers;
    }

    private static FolderSeries hive(String key, String type, Set<String> values) {
        return new FolderSeries(
                List.of(new PartitionKey(key, type)),
                values.stream().sorted().map(value -> key + "=" + value + "/").toList());
    }

    /** Each folder of the other below each of this. */
    FolderSeries then(FolderSeries below) {
        List<PartitionKey> all = new ArrayList<>(keys);
        all.addAll(below.keys);
        return new FolderSeries(
                all,
                folders.stream()
                        .flatMap(folder -> below.folders.stream().map(inner -> folder + inner))
                        .toList());
    }
}
