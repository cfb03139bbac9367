package io.lakecaravan.format.arrow;

/** What one Arrow object may make us hold, whatever its metadata claims. All in bytes unless said otherwise. */
final class Limits {
    /** One request at the end brings the footer of ordinary files; one at the start the schema of ordinary streams. */
    static final int TAIL = 64 << 10;

    /** Longest metadata of a footer or a message; a column takes about 200 bytes. */
    static final int METADATA = 32 << 20;

    /** Streams up to here are fetched in one request. */
    static final int WHOLE_STREAM = 1 << 20;

    /** What is read at a message's start where its length is not known yet: to inspect, and to read all rows. */
    static final int AHEAD = 8 << 10;

    static final int AHEAD_OF_ROWS = 1 << 20;

    /** Ranges that are no further apart are fetched as one. */
    static final int NEAR = 64 << 10;

    /** What one request costs beside its bytes, as bytes: decides between one long range and several short ones. */
    static final long REQUEST = 256 << 10;

    /** Piece of an uncompressed buffer that a sample fetches at a time. */
    static final int SAMPLE_WINDOW = 16 << 10;

    /** Uncompressed bodies up to here are held whole when all rows are read; longer ones piece by piece. */
    static final long HELD_BODY = 32L << 20;

    /** Expanded buffers of one batch and its dictionaries: of a sample, and when all rows are read. */
    static final long SAMPLE_EXPANDED = 48L << 20;

    static final long EXPANDED = 256L << 20;

    /** Decoded values of one row, or of one column of a sample. */
    static final long ROW_VALUES = 64L << 20;

    static final long SAMPLE_VALUES = 8L << 20;

    /** Batches whose metadata is fetched to count rows; above, the count is an estimate from the first ones. */
    static final int COUNTED_BATCHES = 32;

    static final int ESTIMATED_FROM = 8;

    /** Batches that a sample may take its rows from. */
    static final int SAMPLED_BATCHES = 8;

    /** Rows of a batch that has fewer bits than rows (nothing but nulls or runs). */
    static final long UNSUPPORTED_ROWS = 16L << 20;

    private Limits() {}
}
