package io.lakecaravan.format.csv;

import io.lakecaravan.format.csv.RecordScanner.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a dialect fits a sample: share of records with the most common number of fields, times share of cells that
 * look like a value, times a factor that grows with the number of columns, times what is expected of the delimiter.
 *
 * @param columns most common number of fields
 * @param firstRecord index of the first record that belongs to the table; those before are preamble
 * @param firstLine lines before that record
 */
record DialectScore(CsvSyntax syntax, double score, int columns, double consistency, int firstRecord, int firstLine) {
    private static final int MAX_RECORDS = 300;
    private static final int MAX_PREAMBLE = 50;

    /** A quote still open after so many characters of the sample counts as not closed. */
    private static final int LONG_OPEN = 32 << 10;

    private static final double SINGLE_COLUMN = 0.25;

    static DialectScore of(CsvSyntax syntax, char[] sample, int length, Supply supply) {
        List<Line> all = scan(syntax, sample, length, supply);
        List<Line> lines = all.stream().filter(line -> !line.comment()).toList();
        if (lines.isEmpty()) {
            return new DialectScore(syntax, 0, 1, 0, 0, 0);
        }
        int columns = mostCommon(lines);
        int first = preamble(lines, columns);
        List<Line> table = lines.subList(first, lines.size());
        long fitting = table.stream().filter(line -> line.fields() == columns).count();
        double weight = table.stream()
                .filter(line -> line.fields() == columns)
                .mapToDouble(Line::weight)
                .average()
                .orElse(0);
        double broken = (double) table.stream().filter(Line::broken).count() / table.size();
        double consistency = (double) fitting / table.size();
        double width = columns == 1 ? SINGLE_COLUMN : 1 - 1.0 / (columns + 1);
        double score = consistency
                * consistency
                * weight
                * width
                * (1 - broken)
                * expectation(syntax, columns, lines.size())
                * commentDoubt(all, columns, syntax);
        int firstLine = first == 0 ? 0 : table.get(0).number();
        return new DialectScore(syntax, score, columns, consistency, first, firstLine);
    }

    /** @param number lines before it in the sample */
    private record Line(
            int fields, int filled, double weight, boolean broken, boolean hash, boolean comment, int number) {}

    private static List<Line> scan(CsvSyntax syntax, char[] sample, int length, Supply supply) {
        RecordScanner scanner = new RecordScanner(syntax);
        List<Line> lines = new ArrayList<>();
        int at = 0;
        int number = 0;
        while (at < length && lines.size() < MAX_RECORDS) {
            boolean comment = syntax.comment().isPresent()
                    && sample[at] == syntax.comment().get();
            int end =
                    comment ? scanner.scanPlain(sample, at, length, supply) : scanner.scan(sample, at, length, supply);
            if (end < 0 && scanner.isInsideQuotes() && length - at >= LONG_OPEN) {
                end = scanner.scanPlain(sample, at, length, supply);
            }
            if (end < 0) {
                break;
            }
            if (!scanner.isBlank()) {
                lines.add(line(scanner, syntax, sample, number, at, comment));
            }
            number += scanner.lines();
            at = end;
        }
        return lines;
    }

    private static Line line(
            RecordScanner scanner, CsvSyntax syntax, char[] sample, int number, int at, boolean comment) {
        double weight = 0;
        int filled = 0;
        boolean broken = scanner.isUnclosed() || scanner.hasStrayQuote();
        for (int i = 0; i < scanner.fields(); i++) {
            int trim = scanner.isQuoted(i) ? 1 : 0;
            int start = scanner.start(i) + trim;
            int length = Math.max(0, scanner.end(i) - trim - start);
            CellShape shape = CellShape.of(new String(sample, start, length));
            weight += scanner.isQuoted(i) ? Math.max(0.9, shape.weight()) : shape.weight();
            filled += shape == CellShape.EMPTY ? 0 : 1;
            broken |= syntax.quote().isEmpty() && length > 0 && sample[start] == '"';
        }
        return new Line(
                scanner.fields(), filled, weight / scanner.fields(), broken, sample[at] == '#', comment, number);
    }

    private static int mostCommon(List<Line> lines) {
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

    /**
     * Records before the table: titles and remarks with one filled field, or with fewer fields than the table where at
     * least one such title stands before them. A header that is merely shorter than the table is no preamble.
     */
    private static int preamble(List<Line> lines, int columns) {
        if (columns == 1) {
            return 0;
        }
        int first = 0;
        while (first < lines.size() && first < MAX_PREAMBLE && isTitle(lines.get(first), columns, first)) {
            first++;
        }
        return first < lines.size() && !isNarrowHeader(lines, first) ? first : 0;
    }

    /** One line over records that fill no more fields than it: a header without the delimiters at the end of the rows. */
    private static boolean isNarrowHeader(List<Line> lines, int first) {
        return first == 1
                && lines.stream()
                        .skip(1)
                        .allMatch(line -> line.filled() <= lines.get(0).filled());
    }

    private static boolean isTitle(Line line, int columns, int titlesBefore) {
        if (line.fields() == columns) {
            return line.filled() == 1 && columns > 2 && titlesBefore == 0 && line.weight() < 0.9;
        }
        return line.fields() < columns && (line.filled() <= 1 || titlesBefore > 0);
    }

    /** Colons stand in times and addresses, at signs in mail addresses: they must be much better to win. */
    private static double expectation(CsvSyntax syntax, int columns, int records) {
        if (columns == 1 || ":@".indexOf(syntax.delimiter()) < 0) {
            return 1;
        }
        return records == 1 ? 0.05 : 0.3;
    }

    /**
     * Lines that start with a number sign speak for comments, a little, where they have not the fields of the table,
     * and against comments where they have: then they are a header or values.
     */
    private static double commentDoubt(List<Line> all, int columns, CsvSyntax syntax) {
        List<Line> hashed = all.stream().filter(Line::hash).toList();
        long fitting = hashed.stream().filter(line -> line.fields() == columns).count();
        if (syntax.comment().isEmpty()) {
            return fitting < hashed.size() ? 0.99 : 1;
        }
        return fitting * 2 >= hashed.size() && fitting > 0 ? 0.5 : 1;
    }
}
