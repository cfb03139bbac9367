package io.lakecaravan.format.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether the first record names the columns: it does where columns of numbers, dates and the like start with
 * something else; where all columns are text, if its cells are filled, differ from each other and are not seen again
 * below. A single record is a header if none of its cells is a value of another type than text. Records below a header
 * belong to it where they, too, hold words in every column of numbers, dates and the like.
 */
final class HeaderDetection {
    private static final int SAME_LENGTH_EVIDENCE = 3;
    private static final int MOST_ROWS = 3;

    /** Of a name in a table where nothing but the names' likeness speaks for a header. */
    private static final int MOST_WORDS = 5;

    /** Records that must follow a header of several rows. */
    private static final int ROWS_BELOW = 3;

    /** Cells in columns of numbers, dates and the like: one alone is rather a bad value. */
    private static final int FEWEST_WORDS = 2;

    /** Weights: a difference of type says more than one of length. */
    private static final int BY_TYPE = 2;

    private static final int BY_LENGTH = 1;

    private HeaderDetection() {}

    /** Records that make up the header; 0 where there is none. */
    static int rows(List<TextRecord> records) {
        if (isHeader(records)) {
            return 1 + furtherRows(records);
        }
        boolean spans = records.size() > 1 + ROWS_BELOW && leavesEmpty(records.get(0)) && isFurther(records, 1);
        return spans ? 2 : 0;
    }

    private static boolean leavesEmpty(TextRecord record) {
        int filled = record.filled();
        return filled > 0 && filled < record.fields().size();
    }

    /** @param records with the header, as the first of them */
    static int furtherRows(List<TextRecord> records) {
        int rows = 1;
        while (rows < MOST_ROWS && rows + ROWS_BELOW < records.size() && isFurther(records, rows)) {
            rows++;
        }
        return rows - 1;
    }

    /** Words in all columns that hold numbers, dates and the like from the next record on. */
    private static boolean isFurther(List<TextRecord> records, int row) {
        TextRecord candidate = records.get(row);
        List<TextRecord> below = records.subList(row + 1, records.size());
        int words = 0;
        for (int column = 0; column < candidate.fields().size(); column++) {
            int at = column;
            long values = below.stream()
                    .filter(record -> shape(record, at) != CellShape.EMPTY)
                    .count();
            long typed =
                    below.stream().filter(record -> shape(record, at).isTyped()).count();
            if (values < ROWS_BELOW || typed < values) {
                continue;
            }
            CellShape shape = shape(candidate, column);
            if (shape.isTyped()) {
                return false;
            }
            words += shape == CellShape.EMPTY ? 0 : 1;
        }
        return words >= FEWEST_WORDS;
    }

    private static CellShape shape(TextRecord record, int column) {
        String field = record.field(column);
        return field == null ? CellShape.EMPTY : CellShape.of(field);
    }

    static boolean isHeader(List<TextRecord> records) {
        List<String> first = records.get(0).fields();
        List<TextRecord> rest = records.subList(1, records.size());
        if (first.stream().allMatch(cell -> cell == null || cell.isBlank())) {
            return !rest.isEmpty();
        }
        int different = 0;
        int alike = 0;
        for (int column = 0; column < first.size(); column++) {
            int evidence = evidence(first.get(column), rest, column);
            different += Math.max(evidence, 0);
            alike += Math.max(-evidence, 0);
        }
        if (different != alike) {
            return different > alike;
        }
        if (alike > 0 || !isDistinct(first) || first.stream().anyMatch(cell -> cell != null && isSentence(cell))) {
            return false;
        }
        return rest.isEmpty() ? first.size() > 1 && areNames(first) : !isRepeated(first, rest);
    }

    /** A single record names columns if its cells begin as names do. */
    private static boolean areNames(List<String> cells) {
        return cells.stream()
                .noneMatch(cell -> cell == null
                        || cell.isBlank()
                        || Character.isDigit(cell.strip().charAt(0)));
    }

    /** Many words, or several with a full stop behind them, are text, not a name. */
    private static boolean isSentence(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return false;
        }
        int words = text.split("\\s+").length;
        boolean hasStop = ".!?".indexOf(text.charAt(text.length() - 1)) >= 0;
        return words > MOST_WORDS || (hasStop && words > 2);
    }

    /** Positive where the column's first cell differs in kind from those below, negative where it is of their kind. */
    private static int evidence(String first, List<TextRecord> rest, int column) {
        CellShape shape = CellShape.of(first == null ? "" : first);
        if (shape == CellShape.EMPTY) {
            return 0;
        }
        List<String> below = rest.stream()
                .filter(record -> record.fields().size() > column)
                .map(record -> record.fields().get(column))
                .filter(cell -> cell != null && !cell.isBlank())
                .toList();
        if (below.isEmpty()) {
            return shape.isTyped() ? -BY_TYPE : 0;
        }
        long typed = below.stream().filter(cell -> CellShape.of(cell).isTyped()).count();
        long sameShape =
                below.stream().filter(cell -> CellShape.of(cell) == shape).count();
        if (shape.isTyped()) {
            return sameShape * 2 > below.size() ? -BY_TYPE : 0;
        }
        if (typed > below.size() * 0.8) {
            return BY_TYPE;
        }
        return lengthEvidence(first, below);
    }

    /** Codes of one length below something longer or shorter. */
    private static int lengthEvidence(String first, List<String> below) {
        int length = below.get(0).length();
        if (below.size() < SAME_LENGTH_EVIDENCE || below.stream().anyMatch(cell -> cell.length() != length)) {
            return 0;
        }
        return first.length() == length ? -BY_LENGTH : BY_LENGTH;
    }

    /** All cells that are filled, which are at least half of them, the first included. */
    private static boolean isDistinct(List<String> cells) {
        Set<String> seen = new HashSet<>();
        int filled = 0;
        for (String cell : cells) {
            if (cell != null && !cell.isBlank()) {
                filled++;
                if (!seen.add(cell)) {
                    return false;
                }
            }
        }
        String first = cells.get(0);
        return filled * 2 >= cells.size() && first != null && !first.isBlank();
    }

    private static boolean isRepeated(List<String> first, List<TextRecord> rest) {
        for (int column = 0; column < first.size(); column++) {
            int at = column;
            boolean repeated = first.get(at) != null
                    && rest.stream()
                            .filter(record -> record.fields().size() > at)
                            .anyMatch(record ->
                                    first.get(at).equals(record.fields().get(at)));
            if (repeated) {
                return true;
            }
        }
        return false;
    }
}
