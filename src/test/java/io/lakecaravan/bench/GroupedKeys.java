package io.lakecaravan.bench;

import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.layout.Grouped;
import io.lakecaravan.layout.Grouping;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Groups keys that are computed one page after the other: {@code GroupedKeys <lake> <keys>}. */
final class GroupedKeys {
    private static final int PAGE = 1_000;
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private GroupedKeys() {}

    /** Keys rise with their number. */
    enum Lake {
        /** Each key is a partition of one table. */
        NUMBERS {
            @Override
            String key(int number) {
                return "lake/events/id=" + (1_000_000_000 + number) + "/part-00000.parquet";
            }
        },
        /** As above, by the hour of a day, for 114 years. */
        HOURS {
            @Override
            String key(int number) {
                LocalDate day = LocalDate.of(1950, 1, 1).plusDays(number / 24);
                int hour = number % 24;
                return "lake/events/date=" + day + "/hour=" + (hour < 10 ? "0" : "") + hour + "/part-00000.parquet";
            }
        },
        /** As above, by month, day and one of a thousand customers. */
        LEVELS {
            @Override
            String key(int number) {
                LocalDate day = LocalDate.of(2020, 1, 1).plusDays(number / 1000);
                return String.format(
                        Locale.ROOT,
                        "lake/events/year=%d/month=%02d/day=%02d/customer=%04d/part-00000.parquet",
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        number % 1000);
            }
        },
        /** Ten keys in each of very many tables. */
        TABLES {
            @Override
            String key(int number) {
                // a word, as a number would be a value
                StringBuilder word = new StringBuilder("lake/");
                String.valueOf(1_000_000_000 + number / 10)
                        .chars()
                        .forEach(digit -> word.append((char) ('g' + digit - '0')));
                return word + "/part-0000" + number % 10 + ".parquet";
            }
        };

        abstract String key(int number);
    }

    public static void main(String[] arguments) {
        Lake lake = Lake.valueOf(arguments[0]);
        int keys = Integer.parseInt(arguments[1]);
        Grouping grouping = new Grouping(source(), "lake");
        long start = System.nanoTime();
        long tables = 0;
        long objects = 0;
        long partitions = 0;
        for (int at = 0; at <= keys; at += PAGE) {
            Grouped grouped = at < keys ? grouping.add(page(lake, at, Math.min(keys, at + PAGE))) : grouping.finish();
            for (Candidate candidate : grouped.candidates()) {
                tables++;
                objects += candidate.objects();
                partitions = Math.max(partitions, candidate.shapes().get(0).partitions());
            }
        }
        if (objects != keys) {
            throw new IllegalStateException(objects + " of " + keys + " objects are in tables");
        }
        System.out.printf(
                Locale.ROOT,
                "%.1f s of grouping (%.1f s of its thread's CPU), %,d tables, about %,d partitions in the last, at most %,d MB of heap",
                (System.nanoTime() - start) / 1e9,
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9,
                tables,
                partitions,
                heap() >> 20);
    }

    private static ObjectPage page(Lake lake, int from, int to) {
        List<LakeObject> objects = new ArrayList<>(to - from);
        for (int number = from; number < to; number++) {
            objects.add(new LakeObject(
                    "lake", lake.key(number), 1000 + number % 97, Optional.of("etag" + number), TIME, "STANDARD"));
        }
        return new ObjectPage("bench", "lake", from / PAGE, objects);
    }

    /** The largest that it was, garbage included. */
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static SourceConfig source() {
        return new SourceConfig(
                "bench",
                List.of("lake"),
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                new CredentialsConfig.Anonymous(),
                TlsConfig.DEFAULT,
                HttpConfig.DEFAULT,
                List.of("**"),
                List.of(),
                Set.of(),
                0,
                SourceConfig.DEFAULT_MAX_OBJECT_SIZE,
                List.of("auto"),
                List.of(),
                SampleConfig.DEFAULT,
                8,
                Optional.empty());
    }
}
