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
return DuckDb.table("read_csv", file, options);
    }
}
