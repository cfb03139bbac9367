package io.lakecaravan.tag.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of the published files that lie beside the project, read by DuckDB so that our own readers have no part in
 * the set. Absent files are no error: see {@link #present}.
 */
final class RealColumns {
    private static final Path ROOT = Path.of("../shared/corpora");

    private RealColumns() {}

    static boolean present() {
        return Files.isDirectory(ROOT);
    }

    /** Every column of the list; a file or column that is not there is an error of the list. */
    static List<LabelledColumn> all() {
        List<LabelledColumn> all = new ArrayList<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            String loaded = "";
            for (List<String> line : TsvResource.lines("real-columns.tsv")) {
                if (!line.get(0).equals(loaded)) {
                    loaded = line.get(0);
                    load(statement, loaded);
                }
                all.add(read(statement, line.get(0), line.get(1), line.get(2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the list of real columns: " + e.getMessage(), e);
        }
        return List.copyOf(all);
    }

    private static void load(Statement statement, String file) throws SQLException {
        statement.execute(Written.as(
                "CREATE OR REPLACE TEMP TABLE loaded AS SELECT * FROM %s LIMIT %d",
                source(file), SeenColumn.MOST_VALUES));
    }

    private static LabelledColumn read(Statement statement, String file, String column, String kind)
            throws SQLException {
        List<String> values = new ArrayList<>();
        int nulls = 0;
        String type = "string";
        String quoted = "\"" + column.replace("\"", "\"\"") + "\"";
        String query = Written.as("SELECT CAST(%s AS VARCHAR), typeof(%s) FROM loaded", quoted, quoted);
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String value = rows.getString(1);
                if (value == null) {
                    nulls++;
                } else {
                    values.add(value);
                    type = typeName(rows.getString(2));
                }
            }
        }
        SeenColumn seen = new SeenColumn(column, type, values, nulls);
        Naming naming = kind.equals(LabelledColumn.NONE) ? Naming.NEGATIVE : Naming.TELLING;
        return new LabelledColumn("real:" + file + "#" + column, seen, kind, "*", "-", naming);
    }

    private static String source(String file) {
        String path = ROOT.resolve(file).toString().replace("'", "''");
        if (file.endsWith(".parquet")) {
            return "read_parquet('" + path + "')";
        }
        return file.contains("json") && !file.endsWith(".csv")
                ? "read_json_auto('" + path + "')"
                : "read_csv_auto('" + path + "')";
    }

    /** The words of our type names for those that DuckDB has for the listed columns. */
    private static String typeName(String duckDb) {
        return switch (duckDb) {
            case "BIGINT", "UBIGINT", "HUGEINT" -> "bigint";
            case "INTEGER", "SMALLINT", "TINYINT", "USMALLINT" -> "int";
            case "DOUBLE" -> "double";
            case "FLOAT" -> "float";
            case "BOOLEAN" -> "boolean";
            case "DATE" -> "date";
            case "TIME" -> "time";
            case "TIMESTAMP" -> "timestamp";
            case "UUID" -> "uuid";
            case "VARCHAR" -> "string";
            default -> duckDb.startsWith("DECIMAL") ? "decimal" + duckDb.substring(7) : unknown(duckDb);
        };
    }

    private static String unknown(String duckDb) {
        throw new IllegalStateException("no type name for DuckDB's " + duckDb);
    }
}
