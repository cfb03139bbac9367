package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks DuckDB in memory, in one thread and in UTC; nothing is downloaded. */
final class DuckDb {
    private DuckDb() {}

    /** @param from what stands behind FROM */
    private static List<SecondTable> table(String from) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET threads = 1");
            List<SecondColumn> columns = new ArrayList<>();
            List<String> types = new ArrayList<>();
            try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
                while (described.next()) {
                    types.add(described.getString("column_type"));
                    columns.add(new SecondColumn(
                            described.getString("column_name"), DuckDbTypes.nested(types.get(types.size() - 1))));
                }
            }
            List<List<JsonNode>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery("SELECT * FROM " + from)) {
                while (result.next()) {
                    List<JsonNode> row = new ArrayList<>();
                    for (int i = 0; i < types.size(); i++) {
                        row.add(DuckDbValues.json(types.get(i), result.getObject(i + 1)));
                    }
                    rows.add(row);
                }
            }
            return List.of(new SecondTable("", columns, rows));
        }
    }

    /**
     * The function's table of the file.
     *
     * @param options the function's parameters; or a whole FROM clause in parentheses, with {file} for the file's name
     */
    static List<SecondTable> table(String function, Path file, String options) throws SQLException {
        if (options.startsWith("(")) {
            return table(options.replace("{file}", quoted(file)));
        }
        return table(function + "(" + quoted(file) + (options.isEmpty() ? "" : ", " + options) + ")");
    }

    /** A path as an SQL text. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
