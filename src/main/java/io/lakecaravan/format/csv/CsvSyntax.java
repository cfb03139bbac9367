package io.lakecaravan.format.csv;

import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * The characters that make up a delimited text. A doubled quote inside a quoted field always means one quote; {@code
 * escape} is a further way to write it.
 *
 * @param delimiter never a line end
 */
record CsvSyntax(char delimiter, Optional<Character> quote, Optional<Character> escape, Optional<Character> comment) {
    CsvSyntax withComment(char sign) {
        return new CsvSyntax(delimiter, quote, escape, Optional.of(sign));
    }

    /** The same delimiter with no meaning for quotes and escapes: for lines that do not keep to them. */
    CsvSyntax plain() {
        return new CsvSyntax(delimiter, Optional.empty(), Optional.empty(), comment);
    }

    /**
     * For the parser. Comment lines are left out before it. The quote mode makes it tell the empty field (null) from
     * the quoted empty one.
     */
    CSVFormat format() {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quote.orElse(null))
                .setEscape(escape.orElse(null))
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
    }
}
