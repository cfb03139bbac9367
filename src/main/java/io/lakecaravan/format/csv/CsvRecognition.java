package io.lakecaravan.format.csv;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.ReadOptions.Known;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.csv.RecordScanner.Supply;
import io.lakecaravan.format.text.TextContent;
import java.util.Optional;
import java.util.Set;

/** Any text could be a table of one column, so delimited text is likely at most. */
final class CsvRecognition {
    private static final double CONSISTENT = 0.9;

    private CsvRecognition() {}

    /** @param delimiters those that make the text likely under any extension; others do under one of the format's own */
    static Recognition of(Head head, Set<String> extensions, String delimiters) {
        Optional<String> text = TextContent.of(head, Optional.empty());
        if (text.isEmpty() || text.get().isBlank()) {
            return Recognition.NO;
        }
        if (isMarkup(text.get())) {
            return Recognition.POSSIBLE;
        }
        return score(text.get(), head, delimiters)
                .filter(found -> isLikely(found, head, extensions, delimiters))
                .map(found -> Recognition.LIKELY)
                .orElse(Recognition.POSSIBLE);
    }

    private static Optional<DialectScore> score(String text, Head head, String delimiters) {
        try {
            return Optional.of(new DialectDetection(Known.NOTHING, delimiters.charAt(0))
                    .detect(text, head.whole() ? Supply.ENDED : Supply.MORE));
        } catch (FormatException e) {
            throw new IllegalStateException("only configured settings are refused", e);
        }
    }

    private static boolean isLikely(DialectScore found, Head head, Set<String> extensions, String delimiters) {
        if (extensions.contains(head.extension())) {
            return found.columns() == 1 || found.consistency() >= 0.5;
        }
        return found.columns() > 1
                && found.consistency() >= CONSISTENT
                && delimiters.contains(found.syntax().delimiter());
    }

    /** JSON, XML, HTML. */
    private static boolean isMarkup(String text) {
        char first = text.stripLeading().charAt(0);
        return first == '{' || first == '[' || first == '<';
    }
}
