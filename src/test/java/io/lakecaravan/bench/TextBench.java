package io.lakecaravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.csv.CsvFormat;
import io.lakecaravan.format.json.JsonlFormat;
import io.lakecaravan.table.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast CSV and JSON lines are inspected (their first megabyte) and read whole with typed values, on one core, beside
 * DuckDB with one thread on the same file in the same run. Processor time of the reading thread is
 * measured, and the best of several rounds counts, as machines are shared.
 */
class TextBench {
    private static final int ROWS = Integer.getInteger("caravan.bench.rows", 900_000);
    private static final int ROUNDS = Integer.getInteger("caravan.bench.rounds", 5);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String COLUMNS = "id, name, remark, amount, ratio, day, stamp, active, country";
    private static final String[] WORDS = {
        "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven", "islet", "jetty", "knoll", "lagoon"
    };

    @TempDir
    Path directory;

    @Test
    void csv() throws Exception {
        Path file = directory.resolve("rows.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(COLUMNS.replace(" ", "") + "\n");
            rows(out, TextBench::csvRow);
        }
        compare("CSV", new CsvFormat(), file, "read_csv");
    }

    @Test
    void jsonLines() throws Exception {
        Path file = directory.resolve("rows.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            rows(out, TextBench::jsonRow);
        }
        compare("JSON lines", new JsonlFormat(), file, "read_json");
    }

    private static void compare(String what, Format format, Path file, String function) throws Exception {
        double megabytes = Files.size(file) / 1e6;
        double inspected = Double.MAX_VALUE;
        double read = Double.MAX_VALUE;
        double counted = Double.MAX_VALUE;
        double hashed = Double.MAX_VALUE;
        double loaded = Double.MAX_VALUE;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("SET threads = 1");
            String from = " FROM " + function + "('" + file + "')";
            for (int round = 0; round < ROUNDS; round++) {
                inspected = Math.min(inspected, seconds(() -> inspect(format, file)));
                read = Math.min(read, seconds(() -> readAll(format, file)));
                counted = Math.min(counted, seconds(() -> query(duck, "SELECT count(*)" + from)));
                hashed = Math.min(hashed, seconds(() -> query(duck, "SELECT sum(hash(" + COLUMNS + "))" + from)));
                loaded = Math.min(
                        loaded, seconds(() -> duck.execute("CREATE OR REPLACE TEMP TABLE t AS SELECT *" + from)));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %,.0f MB, MB/s on one core: first megabyte inspected %.0f (%.0f ms), all rows typed %.0f;"
                        + " DuckDB count %.0f, hash of all values %.0f, into a table %.0f; all rows take %.2f of DuckDB's"
                        + " hash, %.2f of its table%n",
                what,
                megabytes,
                ReadOptions.DEFAULT.prefixBytes() / 1e6 / inspected,
                inspected * 1000,
                megabytes / read,
                megabytes / counted,
                megabytes / hashed,
                megabytes / loaded,
                read / hashed,
                read / loaded);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Of the processor, in this thread; DuckDB with one thread works in its caller's. */
    private static double seconds(Work work) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static void inspect(Format format, Path file) throws IOException {
        try (ObjectSource source = open(file)) {
            ReadTable table = format.read(source, ReadOptions.DEFAULT).get(0);
            assertThat(table.schema().columns()).hasSize(COLUMNS.split(",").length);
        }
    }

    private static void readAll(Format format, Path file) throws IOException {
        long count = 0;
        try (ObjectSource source = open(file);
                RowStream rows = format.rows(source, "", List.of(), ReadOptions.DEFAULT)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                count++;
            }
            assertThat(rows.findings()).isEmpty();
        }
        assertThat(count).isEqualTo(ROWS);
    }

    private static ObjectSource open(Path file) throws IOException {
        return new FileObjectSource(file, new ReadBudget(Clock.systemUTC(), Duration.ofMinutes(10), Long.MAX_VALUE));
    }

    private static void query(Statement duck, String sql) throws Exception {
        try (ResultSet result = duck.executeQuery(sql)) {
            result.next();
            assertThat(result.getString(1)).isNotEmpty();
        }
    }

    private interface RowText {
        String of(List<String> cells);
    }

    private static void rows(Writer out, RowText text) throws IOException {
        Random random = new Random(7);
        LocalDate day = LocalDate.of(2020, 1, 1);
        LocalDateTime at = LocalDateTime.of(2020, 1, 1, 0, 0, 1);
        for (int i = 0; i < ROWS; i++) {
            List<String> cells = new ArrayList<>();
            cells.add(String.valueOf(10_000_000L + i));
            cells.add(word(random) + " " + word(random));
            cells.add("\"" + word(random) + ", " + word(random) + " and " + word(random) + " "
                    + Long.toHexString(random.nextLong()) + " " + word(random) + "\"");
            cells.add(random.nextInt(10_000_000) / 100 + "." + (10 + random.nextInt(90)));
            cells.add(String.format(Locale.ROOT, "%.3fe%d", 1 + random.nextDouble(), random.nextInt(4)));
            cells.add(day.plusDays(random.nextInt(1500)).toString());
            cells.add(at.plusSeconds(31L * i + 1).toString().replace('T', ' '));
            cells.add(String.valueOf(random.nextBoolean()));
            cells.add(word(random).substring(0, 2).toUpperCase(Locale.ROOT));
            out.write(text.of(cells));
        }
    }

    private static String csvRow(List<String> cells) {
        return String.join(",", cells) + "\n";
    }

    private static String jsonRow(List<String> cells) {
        String[] names = COLUMNS.split(", ");
        StringBuilder row = new StringBuilder("{");
        for (int i = 0; i < names.length; i++) {
            String cell = cells.get(i);
            boolean bare = cell.startsWith("\"") || names[i].matches("id|amount|ratio|active");
            row.append(i == 0 ? "\"" : ",\"").append(names[i]).append("\":").append(bare ? cell : "\"" + cell + "\"");
        }
        return row.append("}\n").toString();
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
