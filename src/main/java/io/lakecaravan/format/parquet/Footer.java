package io.lakecaravan.format.parquet;

import static io.lakecaravan.finding.FindingCode.PARQUET_FOOTER_CORRUPT;
import static io.lakecaravan.finding.FindingCode.PARQUET_FOOTER_ENCRYPTED;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.RowCount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.parquet.format.Util;

/**
 * The footer of a Parquet object: schema, row groups, and the bytes of the tail that came with it.
 *
 * @param rows the sum over the row groups; exact where the footer's own total agrees or is left at 0
 * @param geometries columns that are geometries by the footer's metadata alone
 * @param start where the footer begins, and so where pages must have ended
 * @param tail the bytes at the object's end that reading the footer brought
 * @see <a href="https://parquet.apache.org/docs/file-format/">File format</a>
 */
record Footer(
        FileSchema schema,
        RowCount rows,
        List<RowGroup> rowGroups,
        Optional<String> createdBy,
        GeoColumns geometries,
        long start,
        Span tail) {
    /** Four bytes of magic at each end and four of length: the least a file can be. */
    private static final int LEAST = 12;

    private static final int TRAILER = 8;

    Footer {
        rowGroups = List.copyOf(rowGroups);
    }

    /** All columns in file order. */
    Schema columns() {
        int count = schema.message().getFieldCount();
        return new Schema(IntStream.range(0, count).mapToObj(this::column).toList());
    }

    /** @param top index of a top-level column */
    Column column(int top) {
        return geometries.applied(ColumnTypes.column(schema.message().getType(top)));
    }

    /** Reads the footer in one request, or in two where it is longer than the tail that the first one brings. */
    static Footer read(ObjectSource source, ReadOptions options) throws IOException {
        long size = source.size();
        if (size < LEAST) {
            throw new FormatException(
                    PARQUET_FOOTER_CORRUPT,
                    0,
                    "the object has " + size + " bytes; a Parquet file has at least " + LEAST,
                    null);
        }
        int tailLength = (int) Math.min(size, Limits.TAIL);
        Span tail = Span.of(size - tailLength, source.read(size - tailLength, tailLength));
        int length = footerLength(tail, size);
        long start = size - TRAILER - length;
        Span bytes = tail.holds(start, size) ? tail.from(start, length) : Span.of(start, source.read(start, length));
        return parse(bytes, tail, options);
    }

    private static int footerLength(Span tail, long size) throws IOException {
        int trailer = tail.length() - TRAILER;
        String magic = new String(tail.array(), trailer + 4, 4, StandardCharsets.ISO_8859_1);
        if (magic.equals("PARE")) {
            throw new FormatException(
                    PARQUET_FOOTER_ENCRYPTED,
                    size - 4,
                    "the Parquet footer is encrypted: neither columns nor rows can be read without its key",
                    null);
        }
        if (!magic.equals("PAR1")) {
            throw new FormatException(
                    PARQUET_FOOTER_CORRUPT,
                    size - 4,
                    "the object does not end with PAR1: it is no Parquet file, or it is cut off",
                    null);
        }
        int length =
                ByteBuffer.wrap(tail.array()).order(ByteOrder.LITTLE_ENDIAN).getInt(trailer);
        if (length <= 0 || length > size - LEAST) {
            throw new FormatException(
                    PARQUET_FOOTER_CORRUPT,
                    size - TRAILER,
                    "the Parquet footer claims " + Integer.toUnsignedString(length) + " bytes; the object has room for "
                            + (size - LEAST),
                    null);
        }
        if (length > Limits.FOOTER) {
            throw new LimitException(
                    "the Parquet footer has " + length + " bytes; footers are read up to " + Limits.FOOTER);
        }
        return length;
    }

    private static Footer parse(Span bytes, Span tail, ReadOptions options) throws IOException {
        FooterParts parts = new FooterParts(options);
        Failures.parse(PARQUET_FOOTER_CORRUPT, bytes.position(), "the Parquet footer cannot be decoded", () -> {
            // A length inside the footer cannot be more than the footer has.
            Util.readFileMetaData(
                    new ByteArrayInputStream(bytes.array(), bytes.start(), bytes.length()),
                    parts,
                    false,
                    null,
                    null,
                    bytes.length());
            return parts;
        });
        return parts.footer(bytes.position(), tail);
    }
}
