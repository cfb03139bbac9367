package io.lakecaravan.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files that DuckDB writes, of every type that it has, read as DuckDB reads them. */
class WrittenParquetTest {
    private static final String ALL_TYPES = "SELECT * EXCLUDE (empty_struct, bit, bignum, \"union\", time_tz, tuple,"
            + " medium_enum, large_enum, hugeint, uhugeint, time_ns, \"time\", date, timestamp, timestamp_s, timestamp_ms,"
            + " timestamp_tz, timestamp_tz_ns, date_array, timestamp_array, timestamptz_array, interval) FROM test_all_types()";

    /** Infinite dates have no place in Parquet; those of a thousand years have. */
    private static final String TIMES = "SELECT d::DATE AS date, d::TIMESTAMP + INTERVAL 123456 MICROSECONDS AS us,"
            + " d::TIMESTAMP_S AS s, d::TIMESTAMP_MS AS ms, (d::TIMESTAMP)::TIMESTAMPTZ AS tz, [d::DATE, NULL] AS dates,"
            + " TIME '23:59:59.999999' AS time, {'t': d::TIMESTAMP, 'z': d::TIMESTAMPTZ} AS nested"
            + " FROM (VALUES ('0001-01-01'), ('1582-10-15'), ('1969-12-31'), ('2024-02-29'), ('9999-12-31'), (NULL)) t(d)";

    private static final String NESTED =
            "SELECT i AS id, CASE WHEN i % 3 = 0 THEN NULL ELSE range(i % 5) END AS numbers,"
                    + " MAP(['a', 'b'], [[i], []]) AS lists, MAP([i, i + 1], ['x', NULL]) AS by_number,"
                    + " {'a': {'b': [{'c': i, 'd': NULL::VARCHAR}, NULL]}, 'e': i::DECIMAL(30, 4) / 7} AS deep FROM range(3000) t(i)";

    private static final String VARIANTS =
            "SELECT * FROM (VALUES ('1'::JSON::VARIANT), ('{\"a\":[1,2.5,\"x\"],\"b\":null}'::JSON::VARIANT),"
                    + " (NULL), ('[]'::JSON::VARIANT), (true::VARIANT), ('text'::VARIANT)) t(v)";

    private static final String SHREDDED =
            "SELECT {'a': i, 'b': 'x' || i, 'c': [i, i + 1]}::VARIANT AS v FROM range(3000) t(i)";

    private static final String MIXED_VARIANT =
            "SELECT CASE WHEN i % 2 = 0 THEN i::VARIANT ELSE ('t' || i)::VARIANT END AS v FROM range(500) t(i)";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all types|",
                "all types|, PARQUET_VERSION v2",
                "all types|, CODEC zstd, ROW_GROUP_SIZE 2048",
                "times|",
                "times|, PARQUET_VERSION v2",
                "nested|, CODEC gzip",
                "nested|, PARQUET_VERSION v2, CODEC lz4_raw",
                "nested|, CODEC brotli",
                "variants|",
                "shredded|",
                "mixed variant|"
            })
    void areReadAsDuckDbReadsThem(String what) throws Exception {
        String[] parts = what.split("\\|", -1);
        Path file = folder.resolve("written.parquet");
        write(
                switch (parts[0]) {
                    case "all types" -> ALL_TYPES;
                    case "times" -> TIMES;
                    case "nested" -> NESTED;
                    case "variants" -> VARIANTS;
                    case "shredded" -> SHREDDED;
                    default -> MIXED_VARIANT;
                },
                file,
                parts[1]);

        SecondReader second = new DuckdbParquetReader();
        Comparison comparison = new Comparison(second.name(), new TypeMapping());

        assertThat(comparison.of(OurReading.read(file), second.read(file))).isEmpty();
    }

    private static void write(String query, Path file, String options) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (" + query + ") TO " + DuckDb.quoted(file) + " (FORMAT parquet" + options + ")");
        }
    }
}
