package io.lakecaravan.format.orc;

import java.io.IOException;
import org.apache.orc.OrcProto.StripeInformation;

/**
 * Where a stripe lies: its index, its data and its footer follow each other.
 *
 * @param offset of its first byte in the object
 */
record Stripe(long offset, long indexLength, long dataLength, long footerLength, long rows) {
    private static final int FIELDS = StripeInformation.NUMBER_OF_ROWS_FIELD_NUMBER + 1;

    static Stripe parse(byte[] message) throws IOException {
        long[] numbers = new long[FIELDS];
        ProtoFields.walk(message, new ProtoFields() {
            @Override
            public void number(int field, long value) {
                if (field < FIELDS) {
                    numbers[field] = value;
                }
            }
        });
        return new Stripe(
                numbers[StripeInformation.OFFSET_FIELD_NUMBER],
                numbers[StripeInformation.INDEX_LENGTH_FIELD_NUMBER],
                numbers[StripeInformation.DATA_LENGTH_FIELD_NUMBER],
                numbers[StripeInformation.FOOTER_LENGTH_FIELD_NUMBER],
                numbers[StripeInformation.NUMBER_OF_ROWS_FIELD_NUMBER]);
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
