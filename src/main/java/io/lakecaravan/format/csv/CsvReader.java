package io.lakecaravan.format.csv;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.TextStream;
import java.io.IOException;
import java.util.List;

/**
 * Reads delimited text: a prefix for dialect, header, types, statistics and sample; the whole object for its rows.
 *
 * <p>Types are those that every value of the prefix fits ({@link io.lakecaravan.schema.TextColumnInference}); columns
 * are always nullable, as nothing in the format forbids a null. A text with a header and no rows has columns of type
 * {@code Null}.
 */
final class CsvReader {
    private final char preferredDelimiter;

    CsvReader(char preferredDelimiter) {
        this.preferredDelimiter = preferredDelimiter;
    }

    ReadTable read(ObjectSource source, ReadOptions options) throws IOException {
        return new CsvInspection(source, options, preferredDelimiter).table();
    }

    RowStream rows(ObjectSource source, List<String> projection, ReadOptions options) throws IOException {
        CsvTable table = new CsvInspection(source, options.withSampleRows(0), preferredDelimiter).found();
        return new CsvRowStream(TextStream.open(source, table.prefix()), table, projection);
    }
}
