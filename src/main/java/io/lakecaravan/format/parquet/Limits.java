package io.lakecaravan.format.parquet;

/** What one Parquet object may make us hold, whatever its headers claim. All in bytes unless said otherwise. */
final class Limits {
    /** One tail request brings the footer of ordinary files, and often their offset indexes or all of a small file. */
    static final int TAIL = 64 << 10;

    /**
     * Longest footer that is read: about 400,000 column chunks. Row groups are condensed while the footer is parsed, so
     * the footer's own bytes are what counts.
     */
    static final int FOOTER = 64 << 20;

    /** Longest expanded page. Writers aim at 1 MB; those that write one page per row group reach some tens. */
    static final int PAGE = 64 << 20;

    /** Longest page header; statistics inside it may hold long values. */
    static final int PAGE_HEADER = 1 << 20;

    private static final long HEAP = Runtime.getRuntime().maxMemory();

    /** Expanded pages of all columns held at one time by a stream of rows; in a small heap a third of it. */
    static final long OPEN_PAGES = Math.min(512L << 20, HEAP / 3);

    /** Expanded pages of all columns of a sample, one column after the other; in a small heap a third of it. */
    static final long SAMPLE_PAGES = Math.min(256L << 20, HEAP / 3);

    /** Decoded values of one row, or of one column of a sample; in a small heap an eighth of it. */
    static final long VALUES = Math.min(128L << 20, HEAP / 8);

    /** Values in one bit-packed run or delta block sequence, which decoders allocate at once. */
    static final int VALUES_AT_ONCE = 16 << 20;

    /** Longest text of {@code created_by} that is looked at. */
    static final int CREATED_BY = 256;

    /** Longest unscaled decimal. */
    static final int DECIMAL = 1 << 10;

    private Limits() {}
}
