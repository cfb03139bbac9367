package io.lakecaravan.format.orc;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.OrcProto.ColumnEncoding;
import org.apache.orc.OrcProto.Stream;
import org.apache.orc.OrcProto.StripeFooter;
import org.apache.orc.impl.StreamName;

/**
 * The data streams of a stripe as its footer lists them: they follow each other, behind those of the index.
 *
 * @param whole whether no value can be read before all of it is there
 */
record StripeStreams(List<StripeStreams.Span> spans) {
    record Span(int type, long offset, long length, boolean whole) {}

    /** The most entries a dictionary can have that takes this many bytes. */
    private static final int LEAST_CHUNK = 4;

    StripeStreams {
        spans = List.copyOf(spans);
    }

    static StripeStreams of(Stripe stripe, StripeFooter footer) {
        List<Span> spans = new ArrayList<>();
        long offset = stripe.offset() + stripe.indexLength();
        for (Stream stream : footer.getStreamsList()) {
            if (!stream.hasKind() || StreamName.getArea(stream.getKind()) != StreamName.Area.DATA) {
                continue;
            }
            boolean whole = isDictionary(footer, stream);
            spans.add(new Span(stream.getColumn(), offset, stream.getLength(), whole));
            offset += stream.getLength();
        }
        return new StripeStreams(spans);
    }

    private static boolean isDictionary(StripeFooter footer, Stream stream) {
        return switch (stream.getKind()) {
            case DICTIONARY_DATA, DICTIONARY_COUNT -> true;
            case LENGTH -> stream.getColumn() >= 0
                    && stream.getColumn() < footer.getColumnsCount()
                    && isDictionary(footer.getColumns(stream.getColumn()));
            default -> false;
        };
    }

    private static boolean isDictionary(ColumnEncoding encoding) {
        return switch (encoding.getKind()) {
            case DICTIONARY, DICTIONARY_V2 -> true;
            case DIRECT, DIRECT_V2 -> false;
        };
    }

    /** Refuses lengths that the stripe has no room for, and dictionaries with more entries than bytes. */
    static void check(Stripe stripe, StripeFooter footer, Compression compression) throws FormatException {
        long room = stripe.indexLength() + stripe.dataLength();
        long dictionaries = 0;
        for (Stream stream : footer.getStreamsList()) {
            if (stream.getLength() < 0 || stream.getLength() > room) {
                throw corrupt(stripe, "streams of a stripe claim more bytes than it has");
            }
            room -= stream.getLength();
            if (isDictionary(footer, stream)) {
                dictionaries += stream.getLength();
            }
        }
        long most = compression.isNone()
                ? dictionaries
                : (dictionaries / LEAST_CHUNK + 1) * compression.blockSize();
        for (ColumnEncoding encoding : footer.getColumnsList()) {
            if (isDictionary(encoding) && Integer.toUnsignedLong(encoding.getDictionarySize()) > most + 1) {
                throw corrupt(stripe, "a dictionary of a stripe claims more entries than it has bytes");
            }
        }
    }

    private static FormatException corrupt(Stripe stripe, String message) {
        return new FormatException(FindingCode.ORC_STRIPE_CORRUPT, stripe.footerOffset(), message, null);
    }
}
