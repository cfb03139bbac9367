package io.lakecaravan.format.csv;

import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TextNotation;
import io.lakecaravan.table.Dialect;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a prefix tells about a delimited text: all that is needed to read its rows.
 *
 * @param skipRows lines before the header, or before the first record where there is no header
 * @param headerRows records that name the columns
 * @param endLine line behind the last record, where the prefix is the whole text
 * @param skipFooter lines behind the last record
 * @param footer tells those where the prefix is not the whole text
 * @param notations how the values of each column are written
 */
record CsvTable(
        TextPrefix prefix,
        CsvSyntax syntax,
        int skipRows,
        int headerRows,
        OptionalLong endLine,
        int skipFooter,
        String lineEnd,
        NullWords nulls,
        FooterRule footer,
        List<TextNotation> notations,
        Schema schema) {
    CsvTable {
        notations = List.copyOf(notations);
    }

    Dialect dialect() {
        return new Dialect(
                prefix.encoding().name(),
                syntax.delimiter(),
                syntax.quote().map(String::valueOf),
                syntax.escape().map(String::valueOf),
                syntax.comment(),
                lineEnd,
                headerRows > 0,
                skipRows,
                skipFooter);
    }

    LogicalType type(int column) {
        return schema.columns().get(column).type();
    }
}
