package io.lakecaravan.format.csv;

import io.lakecaravan.format.csv.RecordScanner.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sample cut by a candidate syntax: its records without comments, how wide most are, and where among them the table
 * begins and ends. Titles and remarks before it and notes behind it are narrower than the table.
 */
final class SampleTable {
    /** A quote still open after so many characters of the sample counts as not closed. */
    private static final int LONG_OPEN = 32 << 10;

    private static final int MAX_PREAMBLE = 50;
    private static final int MAX_FOOTER = 5;

    private final List<SampleLine> lines;
    private final List<SampleLine> comments;
    private final int columns;
    private final int first;
    private final int end;

    private SampleTable(List<SampleLine> all) {
        lines = all.stream().filter(line -> !line.comment()).toList();
        comments = all.stream().filter(SampleLine::comment).toList();
        columns = lines.isEmpty() ? 1 : mostCommon(lines);
        first = lines.isEmpty() ? 0 : preamble();
        end = footer();
    }

    static SampleTable of(CsvSyntax syntax, char[] sample, int length, Supply supply, int maxRecords) {
        RecordScanner scanner = new RecordScanner(syntax);
        char[] comment = syntax.comment().orElse("").toCharArray();
        List<SampleLine> lines = new ArrayList<>();
        int at = 0;
        int number = 0;
        boolean afterBlank = false;
        while (at < length && lines.size() < maxRecords) {
            boolean isComment = starts(sample, at, length, comment);
            int end = isComment
                    ? scanner.scanPlain(sample, at, length, supply)
                    : scanner.scan(sample, at, length, supply);
            if (end < 0 && scanner.isInsideQuotes() && length - at >= LONG_OPEN) {
                end = scanner.scanPlain(sample, at, length, supply);
            }
            if (end < 0) {
                break;
            }
            if (!scanner.isBlank()) {
                lines.add(line(scanner, syntax, sample, number, isComment, afterBlank));
            }
            afterBlank = scanner.isBlank();
            number += scanner.lines();
            at = end;
        }
        return new SampleTable(lines);
    }

    private static boolean starts(char[] sample, int at, int length, char[] sign) {
        if (sign.length == 0 || at + sign.length > length) {
            return false;
        }
        for (int i = 0; i < sign.length; i++) {
            if (sample[at + i] != sign[i]) {
                return false;
            }
        }
        return true;
    }

    private static SampleLine line(
            RecordScanner scanner, CsvSyntax syntax, char[] sample, int number, boolean comment, boolean afterBlank) {
        CellShape[] shapes = new CellShape[scanner.fields()];
        int filled = 0;
        boolean quoted = false;
        boolean broken = scanner.hasStrayQuote() || (scanner.isUnclosed() && !comment);
        for (int i = 0; i < shapes.length; i++) {
            int start = scanner.start(i);
            int end = Math.max(start, scanner.end(i));
            CellShape shape = CellShape.of(new String(sample, start, end - start));
            if (scanner.isQuoted(i)) {
                quoted = true;
                shape = shape == CellShape.MIXED || shape == CellShape.QUOTED ? CellShape.WORDS : shape;
            } else if (shape == CellShape.QUOTED && syntax.quote().isEmpty()) {
                broken |= isQuotation(sample, start, end);
            }
            shapes[i] = shape;
            filled += shape == CellShape.EMPTY ? 0 : 1;
        }
        return new SampleLine(shapes, filled, broken, quoted, comment, number, afterBlank);
    }

    /** Whether quotes would mean something in a field: it is enclosed in them, or one is not closed. */
    private static boolean isQuotation(char[] sample, int start, int end) {
        int quotes = 0;
        for (int i = start; i < end; i++) {
            quotes += sample[i] == '"' ? 1 : 0;
        }
        return sample[start] == '"' && (sample[end - 1] == '"' || quotes % 2 == 1);
    }

    private static int mostCommon(List<SampleLine> lines) {
        Map<Integer, Integer> counts = new TreeMap<>();
        lines.forEach(line -> counts.merge(line.fields(), 1, Integer::sum));
        int best = 1;
        int times = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            if (entry.getValue() >= times) {
                best = entry.getKey();
                times = entry.getValue();
            }
        }
        return best;
    }

    private int preamble() {
        if (columns == 1) {
            return 0;
        }
        int at = 0;
        while (at < lines.size() && at < MAX_PREAMBLE && isTitle(at)) {
            at++;
        }
        if (at == lines.size()) {
            return 0;
        }
        return at > 0 && hasTyped(lines.get(at)) && isNarrowHeader(lines.get(at - 1)) ? at - 1 : at;
    }

    /** One filled field at the start, or fewer fields than the table has where the table has not yet begun. */
    private boolean isTitle(int at) {
        SampleLine line = lines.get(at);
        if (line.fields() < columns) {
            return true;
        }
        int next = at;
        while (next < lines.size() && next < MAX_PREAMBLE && isPadded(lines.get(next))) {
            next++;
        }
        return next > at && next < lines.size() && lines.get(next).filled() > 1 && !hasTyped(lines.get(next));
    }

    /** As spreadsheets write a line with a title. */
    private boolean isPadded(SampleLine line) {
        return line.fields() == columns
                && columns > 2
                && line.filled() == 1
                && line.shapes()[0] != CellShape.EMPTY
                && !line.shapes()[0].isTyped();
    }

    /** A header without the delimiters that stand at the end of the rows, or of a table with an index it does not name. */
    private boolean isNarrowHeader(SampleLine line) {
        if (line.filled() < line.fields() || hasTyped(line)) {
            return false;
        }
        long wider =
                lines.stream().filter(other -> other.trimmed() > line.fields()).count();
        if (wider == 0) {
            return true;
        }
        if (line.fields() < 2 || line.fields() * 2 < columns) {
            return false;
        }
        return line.fields() >= columns - 1 || wider * 2 < lines.size();
    }

    /** A record, not a header. */
    private static boolean hasTyped(SampleLine line) {
        for (CellShape shape : line.shapes()) {
            if (shape.isTyped()) {
                return true;
            }
        }
        return false;
    }

    private int footer() {
        int at = lines.size();
        while (at > first + 2 && lines.size() - at < MAX_FOOTER) {
            SampleLine line = lines.get(at - 1);
            if (columns == 1 || line.fields() >= columns || line.filled() > 1) {
                break;
            }
            at--;
        }
        return at;
    }

    /** Whether most records are in quotes, which is what quotes in a single column are for. */
    boolean isMostlyQuoted() {
        long quoted =
                lines.stream().filter(line -> line.quoted() && !line.broken()).count();
        return quoted * 2 >= lines.size();
    }

    /** Records of the table, header included. */
    List<SampleLine> body() {
        return lines.subList(first, end);
    }

    List<SampleLine> lines() {
        return lines;
    }

    List<SampleLine> comments() {
        return comments;
    }

    /** Most common number of fields. */
    int columns() {
        return columns;
    }

    /** Lines before the table. */
    int linesBefore() {
        return first == 0 ? 0 : lines.get(first).number();
    }
}
