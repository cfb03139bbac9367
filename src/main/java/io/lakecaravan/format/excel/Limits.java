package io.lakecaravan.format.excel;

/** What one workbook may make us hold, whatever it claims. All in bytes unless said otherwise. */
final class Limits {
    /** Archives up to here are fetched in one request; longer ones piece by piece. */
    static final int HELD = 8 << 20;

    static final int WINDOW = 1 << 20;

    /** Entries of the archive. Excel writes some ten, and three per sheet or drawing. */
    static final int ENTRIES = 10_000;

    /** Deflate reaches 1030:1 on zeros; sheets stay below 100:1. */
    static final int RATIO = 250;

    /** Below this, small repetitive parts would trip the ratio. */
    static final long FREE = 1 << 20;

    /** Most that one part may expand to: a full sheet of 1,048,576 rows with fifty columns. */
    static final long PART = 4L << 30;

    /** Expanded workbook, styles and relationships. */
    static final long SMALL_PART = 64L << 20;

    /** Characters, and number, of shared texts, which are held while sheets are read. */
    static final long SHARED_CHARACTERS = 32L << 20;

    static final int SHARED_TEXTS = 4 << 20;

    /** Characters of a cell; Excel writes up to 32,767. */
    static final int CELL = 1 << 20;

    /** Characters of the cells of one row. */
    static final int ROW = 8 << 20;

    /** Rows and columns of a sheet. */
    static final int ROWS = 1 << 20;

    static final int COLUMNS = 1 << 14;

    /** Worksheets of a workbook. */
    static final int SHEETS = 1_000;

    static final int STYLES = 1 << 16;

    static final int MERGED = 10_000;

    /** Longest .xls, which is held whole. */
    static final int XLS = 128 << 20;

    /** Rows that are held to find the header. */
    static final int HEADER_ROWS = 100;

    private Limits() {}
}
