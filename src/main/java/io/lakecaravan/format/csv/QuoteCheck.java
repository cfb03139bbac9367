package io.lakecaravan.format.csv;

import io.lakecaravan.format.ReadOptions.Known;
import io.lakecaravan.format.csv.RecordScanner.Supply;
import java.util.Optional;

/**
 * Whether quotes mean anything in a text whose first records hold none: they do not where, further on, fields start
 * with one that is closed within them, and none is enclosed in two (names of films and inches, as in {@code "Swing it" magistern}).
 */
final class QuoteCheck {
    private QuoteCheck() {}

    static CsvSyntax check(CsvSyntax syntax, String text, Known known) {
        if (syntax.quote().isEmpty()
                || known.quote().isPresent()
                || text.indexOf(syntax.quote().get()) < 0) {
            return syntax;
        }
        char[] characters = text.toCharArray();
        RecordScanner scanner = new RecordScanner(syntax);
        int stray = 0;
        int at = 0;
        while (at < characters.length) {
            int end = scanner.scan(characters, at, characters.length, Supply.ENDED);
            if (scanner.isUnclosed()) {
                return syntax;
            } else if (scanner.hasStrayQuote()) {
                stray++;
            } else {
                for (int field = 0; field < scanner.fields(); field++) {
                    if (scanner.isQuoted(field)) {
                        return syntax;
                    }
                }
            }
            at = end;
        }
        return stray == 0
                ? syntax
                : new CsvSyntax(syntax.delimiter(), Optional.empty(), syntax.escape(), syntax.comment());
    }
}
