package io.lakecaravan.config;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Precision;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Words of a manifest as OpenMetadata has them, and what they mean here. */
final class ManifestTypes {
    private static final Map<String, LogicalType> TYPES = new TreeMap<>();
    private static final Map<String, String> FORMATS = new TreeMap<>();

    static {
        types(LogicalType.Int.signed(8), "TINYINT", "BYTEINT");
        types(LogicalType.Int.signed(16), "SMALLINT", "YEAR");
        types(LogicalType.Int.signed(32), "INT", "INTEGER");
        types(LogicalType.Int.signed(64), "BIGINT", "LONG", "NUMBER", "LARGEINT");
        types(new LogicalType.FloatingPoint(32), "FLOAT");
        types(new LogicalType.FloatingPoint(64), "DOUBLE");
        types(new LogicalType.Decimal(38, 9), "DECIMAL", "NUMERIC");
        types(new LogicalType.Bool(), "BOOLEAN");
        types(new LogicalType.Date(), "DATE");
        types(new LogicalType.Time(Precision.SECONDS), "TIME");
        types(new LogicalType.Timestamp(Precision.SECONDS, false), "TIMESTAMP", "DATETIME");
        types(new LogicalType.Timestamp(Precision.SECONDS, true), "TIMESTAMPZ");
        types(new LogicalType.Uuid(), "UUID");
        types(
                LogicalType.Text.plain(),
                "STRING",
                "VARCHAR",
                "CHAR",
                "TEXT",
                "MEDIUMTEXT",
                "NTEXT",
                "CLOB",
                "ENUM",
                "UNKNOWN");
        formats("csv", "csv", "psv", "txt");
        formats("tsv", "tsv", "tab");
        formats("parquet", "parquet", "pq", "pqt", "parq");
        formats("json", "json");
        formats("jsonl", "jsonl", "ndjson");
        for (String same : List.of("avro", "orc", "xml", "xlsx", "xls", "arrow", "hdf5", "pickle", "log")) {
            formats(same, same);
        }
        formats("arrow", "feather");
        // A log beside the data says what the table is.
        formats("parquet", "delta", "iceberg", "hudi");
    }

    private ManifestTypes() {}

    private static void types(LogicalType type, String... names) {
        List.of(names).forEach(name -> TYPES.put(name, type));
    }

    private static void formats(String format, String... names) {
        List.of(names).forEach(name -> FORMATS.put(name, format));
    }

    static Optional<LogicalType> type(String name) {
        return Optional.ofNullable(TYPES.get(name.toUpperCase(Locale.ROOT).strip()));
    }

    static List<String> types() {
        return List.copyOf(TYPES.keySet());
    }

    /** @param name an extension, perhaps with a compression behind ({@code json.gz}) or in front ({@code parquet.snappy}) */
    static Optional<String> format(String name) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        String bare = lower.startsWith(".") ? lower.substring(1) : lower;
        int dot = bare.indexOf('.');
        return Optional.ofNullable(FORMATS.get(dot < 0 ? bare : bare.substring(0, dot)));
    }

    static List<String> formats() {
        return List.copyOf(FORMATS.keySet());
    }
}
