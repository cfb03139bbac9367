package io.lakecaravan.corpora;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** DuckDB's {@code read_csv}; options are its parameters, e.g. {@code delim=';', header=true}, or a whole FROM clause. */
final class DuckdbCsvReader implements SecondReader {
    @Override
    public String name() {
        return "duckdb-csv";
    }

    @Override
    public List<SecondTable> read(Path file) throws SQLException {
        return read(file, "");
    }

    @Override
    public List<SecondTable> read(Path file, String options) throws SQLException {
        if (options.startsWith("(")) {
            return named(DuckDb.table("read_csv", file, options));
        }
        String all = "hive_partitioning=false, parallel=false" + (options.isEmpty() ? "" : ", " + options);
        return named(DuckDb.table("read_csv", file, all));
    }

    /** Columns without a name are {@code column0} there, {@code column_1} here. */
    private static List<SecondTable> named(List<SecondTable> tables) {
        return tables.stream()
                .map(table -> new SecondTable(
                        table.name(),
                        table.columns().stream()
                                .map(column -> new SecondColumn(named(column.name()), column.type()))
                                .toList(),
                        table.rows()))
                .toList();
    }

    private static String named(String name) {
        return name.matches("column\\d+") ? "column_" + (Integer.parseInt(name.substring(6)) + 1) : name;
    }
}
