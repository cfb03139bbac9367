package io.lakecaravan.format.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells lines behind the last record of a table (totals, "(3 rows)", sources) from records. Such a line is narrower than
 * the table and says something of another kind than the first column does, or stands behind a blank line; or it leaves
 * fields empty that no record leaves empty, and starts with a label: a word for a total, or words in a column of
 * numbers, dates and the like.
 */
final class FooterRule {
    /** Lines at the end that may be a footer. */
    static final int MOST = 10;

    private static final int FEWEST_RECORDS = 2;
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "sum",
            "subtotal",
            "grand total",
            "average",
            "mean",
            "count",
            "summe",
            "gesamt",
            "gesamtsumme",
            "insgesamt",
            "totale",
            "suma",
            "somme",
            "total general",
            "total général",
            "totaal");

    private final int columns;
    private final List<Boolean> typed = new ArrayList<>();
    private final List<Boolean> neverBlank = new ArrayList<>();
    private final CellShape first;
    private final boolean knows;

    /** @param records that surely belong to the table */
    FooterRule(int columns, List<TextRecord> records) {
        this.columns = columns;
        this.knows = records.size() >= FEWEST_RECORDS;
        for (int column = 0; column < columns; column++) {
            int at = column;
            List<CellShape> shapes =
                    records.stream().map(record -> shape(record, at)).toList();
            typed.add(shapes.stream().allMatch(shape -> shape.isTyped() || shape == CellShape.EMPTY)
                    && shapes.stream().anyMatch(CellShape::isTyped));
            neverBlank.add(shapes.stream().noneMatch(shape -> shape == CellShape.EMPTY));
        }
        first = columns == 0 ? CellShape.EMPTY : mostCommon(records);
    }

    private static CellShape shape(TextRecord record, int column) {
        String field = record.field(column);
        return field == null ? CellShape.EMPTY : CellShape.of(field);
    }

    private static CellShape mostCommon(List<TextRecord> records) {
        int[] counts = new int[CellShape.values().length];
        records.forEach(record -> counts[shape(record, 0).place()]++);
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return List.of(CellShape.values()).get(best);
    }

    /** How many of the last records are a footer. */
    int count(List<TextRecord> last, long lineBefore) {
        int at = last.size();
        while (at > 0 && isFooter(last.get(at - 1), at > 1 ? last.get(at - 2).lineAfter() : lineBefore)) {
            at--;
        }
        return last.size() - at;
    }

    /** Whether the record could be a part of a footer, so that what follows must be seen. */
    boolean isFooter(TextRecord record, long lineBefore) {
        if (!knows) {
            return false;
        }
        boolean afterBlank = record.line() > lineBefore;
        if (record.fields().size() < columns && record.filled() <= 1) {
            return isRemark(record, afterBlank);
        }
        if (columns == 1) {
            return afterBlank && typed.get(0) && !shape(record, 0).isTyped();
        }
        return isTotal(record);
    }

    private boolean isRemark(TextRecord record, boolean afterBlank) {
        CellShape shape = shape(record, 0);
        return shape != CellShape.EMPTY && !shape.isTyped() && (afterBlank || shape != first);
    }

    private boolean isTotal(TextRecord record) {
        int label = 0;
        while (label < columns && shape(record, label) == CellShape.EMPTY) {
            label++;
        }
        if (label == columns || shape(record, label).isTyped()) {
            return false;
        }
        boolean leavesOut = false;
        for (int column = 0; column < columns; column++) {
            leavesOut |= neverBlank.get(column) && shape(record, column) == CellShape.EMPTY;
        }
        return leavesOut && (typed.get(label) || isTotalWord(record.field(label)));
    }

    private static boolean isTotalWord(String label) {
        String word = label.strip().toLowerCase(Locale.ROOT);
        return TOTALS.contains(
                word.endsWith(":") ? word.substring(0, word.length() - 1).strip() : word);
    }
}
