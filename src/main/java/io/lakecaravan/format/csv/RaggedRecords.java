package io.lakecaravan.format.csv;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Counts records with more or fewer fields than there are columns. Fields missing at the end are null; fields beyond the
 * last column are left out, and are no fault where they are empty (a delimiter at the end of each line).
 */
final class RaggedRecords {
    private final int columns;
    private long shorter;
    private long longer;
    private long firstLine;
    private long firstStart;

    RaggedRecords(int columns) {
        this.columns = columns;
    }

    void check(TextRecord record) {
        boolean isShort = record.fields().size() < columns;
        boolean isLong = isFilledFrom(record, columns);
        if (!isShort && !isLong) {
            return;
        }
        if (shorter + longer == 0) {
            firstLine = record.line();
            firstStart = record.start();
        }
        shorter += isShort ? 1 : 0;
        longer += isLong ? 1 : 0;
    }

    static boolean isFilledFrom(TextRecord record, int column) {
        List<String> fields = record.fields();
        return fields.size() > column
                && fields.subList(column, fields.size()).stream().anyMatch(field -> field != null && !field.isBlank());
    }

    /** @param offset byte offset of a character of the text, where it can be told */
    Optional<Finding> finding(LongFunction<OptionalLong> offset, String offsetMeaning) {
        if (shorter + longer == 0) {
            return Optional.empty();
        }
        String message = (shorter + longer) + " records do not have the " + columns + " fields of the table (" + shorter
                + " have fewer, " + longer + " more), the first at line " + firstLine + offsetMeaning;
        return Optional.of(new Finding(FindingCode.CSV_RAGGED_ROWS, "", "", offset.apply(firstStart), message));
    }
}
