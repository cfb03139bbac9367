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
 * The data streams of a stripe: they follow each other, behind those of the index.
 *
 * <p>orc-core decodes from a stripe in which each of them is a byte longer than it is: where a stream that ends too early
 * says that it has ended, its decoder of integers counts down from -1 to -2^31 instead of failing. Reading the byte that
 * is not there fails at once. Dictionaries are read to their end, and have none.
 *
 * @param spans in the order of the file
 * @param shown the stripe's footer as orc-core gets it
 */
record StripeStreams(List<StripeStreams.Span> spans, StripeFooter shown) {
    /**
     * @param type whose values it holds
     * @param offset in the object
     * @param shownOffset where it lies for orc-core
     * @param whole whether no value can be read before all of it is there
     */
    record Span(int type, long offset, long length, long shownOffset, boolean whole) {}

    /** The most entries a dictionary can have that takes this many bytes. */
    private static final int LEAST_CHUNK = 4;

    StripeStreams {
        spans = List.copyOf(spans);
    }

    /** Of a stripe with encrypted streams, which its list does not show, nothing can be said. */
    static StripeStreams encrypted(StripeFooter footer) {
        return new StripeStreams(List.of(), footer);
    }

    static StripeStreams of(Stripe stripe, StripeFooter footer) {
        StripeFooter.Builder shown = footer.toBuilder().clearStreams();
        List<Span> spans = new ArrayList<>();
        long offset = stripe.offset();
        for (Stream stream : footer.getStreamsList()) {
            if (isOf(stream, StreamName.Area.INDEX)) {
                shown.addStreams(stream);
                offset += stream.getLength();
            }
        }
        long shownOffset = offset;
        for (Stream stream : footer.getStreamsList()) {
            if (!isOf(stream, StreamName.Area.DATA)) {
                continue;
            }
            long length = stream.getLength();
            spans.add(new Span(stream.getColumn(), offset, length, shownOffset, isDictionary(footer, stream)));
            long shownLength = stream.getKind() == Stream.Kind.DICTIONARY_DATA ? length : length + 1;
            shown.addStreams(stream.toBuilder().setLength(shownLength));
            offset += length;
            shownOffset += shownLength;
        }
        return new StripeStreams(spans, shown.build());
    }

    private static boolean isOf(Stream stream, StreamName.Area area) {
        return stream.hasKind() && StreamName.getArea(stream.getKind()) == area;
    }

    private static boolean isDictionary(StripeFooter footer, Stream stream) {
        return switch (stream.getKind()) {
            case DICTIONARY_DATA, DICTIONARY_COUNT -> true;
            case LENGTH ->
                stream.getColumn() >= 0
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
        long most = compression.isNone() ? dictionaries : (dictionaries / LEAST_CHUNK + 1) * compression.blockSize();
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
