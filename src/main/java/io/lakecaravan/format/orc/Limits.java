package io.lakecaravan.format.orc;

/** What one file may ask for, in bytes and numbers. Real files stay far below. */
final class Limits {
    /** First request, at the object's end: postscript and footer of nearly all files. */
    static final int TAIL = 64 << 10;

    static final int FOOTER = 32 << 20;
    static final int EXPANDED_FOOTER = 64 << 20;

    /** All types together: 20,000 columns take about a megabyte. */
    static final int TYPES = 8 << 20;

    static final int STRIPES = 1_000_000;
    static final int STRIPE_FOOTER = 16 << 20;

    /** The head of a chunk has 23 bits for its length, and no writer makes larger blocks. */
    static final int BLOCK = 1 << 23;

    /** Of a file whose postscript names no block size: the default of all writers. */
    static final int USUAL_BLOCK = 256 << 10;

    private Limits() {}
}
