package io.lakecaravan.corpora;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** DuckDB's {@code read_parquet}; options are its parameters, e.g. {@code delim=';', header=true}, or a whole FROM clause. */
final class DuckdbParquetReader implements SecondReader {
    @Override
    public String name() {
        return "duckdb-parquet";
    }

    @Override
    public List<SecondTable> read(Path file) throws SQLException {
        return read(file, "");
    }

    @Override
    public List<SecondTable> read(Path file, String options) throws SQLException {
        return DuckDb.table("read_parquet", file, options);
    }
}
