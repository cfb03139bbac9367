package io.lakecaravan.format.compression;

import io.lakecaravan.format.LimitException;

/**
 * What a compressed object may expand to. Deflate cannot pass 1032:1 and reaches it on zeros only, as other codecs reach
 * 10,000:1 and more; logs of an idle service and sparse matrices reach some hundreds. So beyond {@link #FREE_BYTES},
 * {@link #MAX_RATIO}:1 is taken for a bomb. A sample never gets there: it stops after a few megabytes whatever the ratio.
 */
public final class ExpansionLimit {
    /** Expanded to stored bytes. */
    public static final int MAX_RATIO = 1000;

    /** Expanded bytes that may have any ratio. */
    public static final long FREE_BYTES = 64 << 20;

    /** Expanded bytes of one object. */
    public static final long MAX_BYTES = 256L << 30;

    private ExpansionLimit() {}

    /** @param stored bytes used so far, or all there are */
    public static void check(long stored, long expanded) throws LimitException {
        if (expanded > FREE_BYTES && expanded / MAX_RATIO > stored) {
            throw new LimitException("the compressed bytes expand more than " + MAX_RATIO + ":1 (" + stored
                    + " stored bytes give " + expanded + ")");
        }
        if (expanded > MAX_BYTES) {
            throw new LimitException("the compressed bytes expand to more than " + MAX_BYTES + " bytes");
        }
    }
}
