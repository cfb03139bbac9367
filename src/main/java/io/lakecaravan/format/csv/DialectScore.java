package io.lakecaravan.format.csv;

import io.lakecaravan.format.csv.RecordScanner.Supply;
import java.util.List;

/**
 * How well a dialect fits a sample, as a table: the share of records with the most common number of fields (squared),
 * times how alike and how much like values the cells of each column are, times a factor that grows with the number of
 * columns, times the share of records whose quotes fit, times what is expected of the delimiter.
 *
 * @param columns most common number of fields
 * @param firstLine lines before the table
 */
record DialectScore(CsvSyntax syntax, double score, int columns, double consistency, int firstLine) {
    static final int MAX_RECORDS = 300;

    /** A table of one column is what remains where no delimiter makes a better one. */
    private static final double SINGLE_COLUMN = 0.25;

    /** A column without any value: most often a part of a delimiter, or one at the end of each line. */
    private static final double DEAD_COLUMN = 0.4;

    /** How much of a column's value depends on all its cells being alike. */
    private static final double UNIFORMITY = 0.25;

    /** Blanks stand between words; they divide columns where the words are values. */
    private static final double BLANKS_BETWEEN_WORDS = 0.25;

    static DialectScore of(CsvSyntax syntax, char[] sample, int length, Supply supply, int maxRecords) {
        SampleTable table = SampleTable.of(syntax, sample, length, supply, maxRecords);
        List<SampleLine> body = table.body();
        if (body.isEmpty()) {
            return new DialectScore(syntax, 0, 1, 0, 0);
        }
        int columns = table.columns();
        List<SampleLine> fitting =
                body.stream().filter(line -> line.fields() == columns).toList();
        double consistency = (double) fitting.size() / body.size();
        double broken = (double) body.stream().filter(SampleLine::broken).count() / body.size();
        double width = columns == 1 ? SINGLE_COLUMN : 1 - 1.0 / (columns + 1);
        double score = consistency
                * consistency
                * cells(fitting, columns)
                * width
                * (1 - broken)
                * expectation(syntax, fitting, columns)
                * commentDoubt(table, syntax);
        return new DialectScore(syntax, score, columns, consistency, table.linesBefore());
    }

    /** Mean over the columns, 0 to 1. */
    private static double cells(List<SampleLine> fitting, int columns) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            sum += column(fitting, column, column == columns - 1);
        }
        return fitting.isEmpty() ? 0 : sum / columns;
    }

    private static double column(List<SampleLine> fitting, int column, boolean isLast) {
        int[] counts = new int[CellShape.values().length];
        double weight = 0;
        for (SampleLine line : fitting) {
            CellShape shape = line.shapes()[column];
            counts[shape.ordinal()]++;
            weight += shape.weight();
        }
        int filled = fitting.size() - counts[CellShape.EMPTY.ordinal()];
        if (filled == 0) {
            return isLast ? CellShape.EMPTY.weight() : DEAD_COLUMN;
        }
        counts[CellShape.EMPTY.ordinal()] = 0;
        int most = 0;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        double uniformity = (double) most / filled;
        return weight / fitting.size() * (1 - UNIFORMITY + UNIFORMITY * uniformity);
    }

    /** Colons stand in times and addresses, at signs in mail addresses: they must be much better to win. */
    private static double expectation(CsvSyntax syntax, List<SampleLine> fitting, int columns) {
        if (columns == 1) {
            return 1;
        }
        if (CandidateDelimiters.isBlank(syntax.delimiter())) {
            return BLANKS_BETWEEN_WORDS + (0.95 - BLANKS_BETWEEN_WORDS) * typedColumns(fitting, columns);
        }
        double expected = CandidateDelimiters.expectation(syntax.delimiter());
        return expected < 1 && fitting.size() == 1 ? 0.05 : expected;
    }

    /** Share of columns below the first record whose cells are nearly all numbers, dates and the like. */
    private static double typedColumns(List<SampleLine> fitting, int columns) {
        int typed = 0;
        for (int column = 0; column < columns; column++) {
            int at = column;
            long values = fitting.stream()
                    .skip(1)
                    .filter(line -> line.shapes()[at].isTyped())
                    .count();
            typed += values > 1 && values * 10 >= (fitting.size() - 1) * 9L ? 1 : 0;
        }
        return (double) typed / columns;
    }

    /**
     * Lines that start with the sign of comments speak for comments where they have not the fields of the table, and
     * against them where they have: then they are a header or values.
     */
    private static double commentDoubt(SampleTable table, CsvSyntax syntax) {
        if (syntax.comment().isEmpty()) {
            return 1;
        }
        List<SampleLine> comments = table.comments();
        long fitting = comments.stream()
                .filter(line -> line.fields() == table.columns() && table.columns() > 1)
                .count();
        if (comments.isEmpty()) {
            return 0.9;
        }
        return fitting * 2 >= comments.size() ? 0.5 : 1.01;
    }
}
