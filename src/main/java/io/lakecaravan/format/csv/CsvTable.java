package io.lakecaravan.format.csv;

import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TextValues;
import io.lakecaravan.table.Dialect;
import java.util.Optional;

/**
 * What a prefix tells about a delimited text: all that is needed to read its rows.
 *
 * @param skipRows lines before the header, or before the first record where there is no header
 */
record CsvTable(
        TextPrefix prefix,
        CsvSyntax syntax,
        int skipRows,
        boolean header,
        String lineEnd,
        NullWords nulls,
        Schema schema) {
    Dialect dialect() {
        return new Dialect(
                prefix.encoding().name(),
                syntax.delimiter(),
                syntax.quote().map(String::valueOf),
                syntax.escape().map(String::valueOf),
                syntax.comment(),
                lineEnd,
                header,
                skipRows,
                0);
    }

    Optional<Object> value(int column, String field) {
        return TextValues.parse(schema.columns().get(column).type(), field);
    }
}
