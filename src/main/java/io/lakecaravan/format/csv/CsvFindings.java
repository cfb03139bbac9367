package io.lakecaravan.format.csv;

/** Words of the findings that a prefix and a whole reading share. */
final class CsvFindings {
    private CsvFindings() {}

    static String unclosed(RecordReader records) {
        return records.unclosed() + " records hold a quote that is not closed and were read to the end of their line, "
                + "the first at line " + records.firstUnclosed();
    }
}
