package io.lakecaravan.corpora;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB's {@code read_json}; options are its parameters, e.g. {@code map_inference_threshold=10}, or a FROM clause.
 * {@code charset=UTF-16LE} before them gives it a copy in UTF-8, which is all that it reads.
 */
final class DuckdbJsonReader implements SecondReader {
    private static final Pattern CHARSET = Pattern.compile("^charset=(\\S+) ?");

    @Override
    public String name() {
        return "duckdb-json";
    }

    @Override
    public List<SecondTable> read(Path file) throws Exception {
        return read(file, "");
    }

    @Override
    public List<SecondTable> read(Path file, String options) throws Exception {
        Matcher charset = CHARSET.matcher(options);
        if (charset.find()) {
            Path copy = Files.createTempFile("corpora", ".json");
            try {
                Files.writeString(copy, Files.readString(file, Charset.forName(charset.group(1))));
                return DuckDb.table("read_json", copy, options.substring(charset.end()));
            } finally {
                Files.delete(copy);
            }
        }
        return DuckDb.table("read_json", file, options);
    }
}
