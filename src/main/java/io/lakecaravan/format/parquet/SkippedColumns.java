package io.lakecaravan.format.parquet;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The columns that a sample had to leave out, as at most three findings, whatever the number of columns. */
final class SkippedColumns {
    /** More names than this help nobody. */
    private static final int NAMED = 20;

    private final List<String> tooLarge = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> corrupt = new ArrayList<>();
    private OptionalLong offset = OptionalLong.empty();

    void tooLarge(String column) {
        tooLarge.add(column);
    }

    void add(String column, FormatException reason) {
        if (reason.code() == FindingCode.FORMAT_UNSUPPORTED) {
            unreadable.add(column);
            return;
        }
        if (corrupt.isEmpty()) {
            offset = reason.offset();
        }
        corrupt.add(column);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!tooLarge.isEmpty()) {
            findings.add(Finding.of(
                    FindingCode.SAMPLE_COLUMNS_SKIPPED,
                    "",
                    "",
                    "the first page of these columns does not fit into the sample's budget: " + names(tooLarge)));
        }
        if (!unreadable.isEmpty()) {
            findings.add(Finding.of(
                    FindingCode.SAMPLE_COLUMNS_SKIPPED,
                    "",
                    "",
                    "these columns are encrypted, in another file, or compressed in a way that cannot be read: "
                            + names(unreadable)));
        }
        if (!corrupt.isEmpty()) {
            findings.add(new Finding(
                    FindingCode.PARQUET_PAGE_CORRUPT,
                    "",
                    "",
                    offset,
                    "the pages of these columns cannot be decoded: " + names(corrupt)));
        }
        return findings;
    }

    private static String names(List<String> columns) {
        String named = String.join(", ", columns.subList(0, Math.min(NAMED, columns.size())));
        return columns.size() > NAMED ? named + " and " + (columns.size() - NAMED) + " more" : named;
    }
}
