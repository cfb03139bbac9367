package io.lakecaravan.format.orc;

import org.apache.orc.OrcProto.StripeInformation;

/**
 * Where a stripe lies: its index, its data and its footer follow each other.
 *
 * @param offset of its first byte in the object
 */
record Stripe(long offset, long indexLength, long dataLength, long footerLength, long rows) {
    static Stripe of(StripeInformation message) {
        return new Stripe(
                message.getOffset(),
                message.getIndexLength(),
                message.getDataLength(),
                message.getFooterLength(),
                message.getNumberOfRows());
    }

    /** Whether all of it lies before {@code end}; the numbers are the file's own and may be any. */
    boolean liesBefore(long end) {
        return offset >= 0
                && indexLength >= 0
                && dataLength >= 0
                && footerLength > 0
                && footerLength <= Limits.STRIPE_FOOTER
                && rows >= 0
                && offset <= end
                && indexLength <= end - offset
                && dataLength <= end - offset - indexLength
                && footerLength <= end - offset - indexLength - dataLength;
    }

    long footerOffset() {
        return offset + indexLength + dataLength;
    }
}
