package io.lakecaravan.format.parquet;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.schema.PrimitiveType;

/** Expands pages of one column and checks them, so that parquet's decoders never allocate for a claim. */
final class PageDecoder {
    private final ColumnDescriptor column;
    private final Optional<CompressionCodec> codec;

    PageDecoder(ColumnDescriptor column, Optional<CompressionCodec> codec) {
        this.column = column;
        this.codec = codec;
    }

    DictionaryPage dictionary(PageHeader header, Span body) throws IOException {
        if (!header.isSetDictionary_page_header()) {
            throw corrupt("a Parquet dictionary page has no header of its kind");
        }
        DictionaryPageHeader dictionary = header.getDictionary_page_header();
        checkSum(header, body);
        byte[] bytes = expand(body, header.getUncompressed_page_size());
        int count = dictionary.getNum_values();
        if (count < 0 || (long) count * leastBytes(column.getPrimitiveType()) > bytes.length) {
            throw corrupt("a Parquet dictionary claims more values than it has bytes for");
        }
        return new DictionaryPage(BytesInput.from(bytes), count, encoding(dictionary.getEncoding()));
    }

    DataPage data(PageHeader header, Span body) throws IOException {
        checkSum(header, body);
        return header.isSetData_page_header_v2()
                ? second(header.getData_page_header_v2(), header.getUncompressed_page_size(), body)
                : first(header, body);
    }

    private DataPage first(PageHeader header, Span body) throws IOException {
        if (!header.isSetData_page_header()) {
            throw corrupt("a Parquet data page has no header of its kind");
        }
        DataPageHeader data = header.getData_page_header();
        Encoding encoding = encoding(data.getEncoding());
        Encoding repetition = encoding(data.getRepetition_level_encoding());
        Encoding definition = encoding(data.getDefinition_level_encoding());
        byte[] bytes = expand(body, header.getUncompressed_page_size());
        EncodedValues values = new EncodedValues(bytes, 0, bytes.length, nonNegative(data.getNum_values()));
        values.skipLevels(repetition, column.getMaxRepetitionLevel());
        values.skipLevels(definition, column.getMaxDefinitionLevel());
        values.check(encoding);
        return new DataPageV1(
                BytesInput.from(bytes), data.getNum_values(), bytes.length, null, repetition, definition, encoding);
    }

    private DataPage second(DataPageHeaderV2 data, int uncompressed, Span body) throws IOException {
        int repetition = nonNegative(data.getRepetition_levels_byte_length());
        int definition = nonNegative(data.getDefinition_levels_byte_length());
        long levels = (long) repetition + definition;
        if (levels > body.length() || levels > uncompressed) {
            throw corrupt("levels of a Parquet page are longer than the page");
        }
        int rows = nonNegative(data.getNum_rows());
        int nulls = nonNegative(data.getNum_nulls());
        int count = nonNegative(data.getNum_values());
        Span stored = body.from(body.position() + levels, body.length());
        int size = uncompressed - (int) levels;
        // Pages of nulls only have no values, and no compressed stream of nothing.
        boolean compressed = (!data.isSetIs_compressed() || data.isIs_compressed()) && stored.length() > 0;
        byte[] values = compressed
                ? expand(stored, size)
                : Decompression.expand(Optional.of(CompressionCodec.UNCOMPRESSED), stored, stored.length());
        Encoding encoding = encoding(data.getEncoding());
        int start = body.start();
        EncodedValues.checkLevels(body.array(), start, repetition, column.getMaxRepetitionLevel(), count);
        EncodedValues.checkLevels(body.array(), start + repetition, definition, column.getMaxDefinitionLevel(), count);
        new EncodedValues(values, 0, values.length, count).check(encoding);
        return DataPageV2.uncompressed(
                rows,
                nulls,
                count,
                BytesInput.from(ByteBuffer.wrap(body.array(), start, repetition).slice()),
                BytesInput.from(ByteBuffer.wrap(body.array(), start + repetition, definition)
                        .slice()),
                encoding,
                BytesInput.from(values),
                null);
    }

    private byte[] expand(Span body, int size) throws IOException {
        return Failures.parse(
                FindingCode.PARQUET_PAGE_CORRUPT,
                body.position(),
                "a page of column " + name() + " cannot be expanded",
                () -> Decompression.expand(codec, body, size));
    }

    private void checkSum(PageHeader header, Span body) throws FormatException {
        if (!header.isSetCrc()) {
            return;
        }
        CRC32 sum = new CRC32();
        sum.update(body.array(), body.start(), body.length());
        if ((int) sum.getValue() != header.getCrc()) {
            throw new FormatException(
                    FindingCode.PARQUET_PAGE_CORRUPT,
                    body.position(),
                    "a page of column " + name() + " does not match its checksum",
                    null);
        }
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) throws FormatException {
        if (encoding == null) {
            throw corrupt("a Parquet page uses an encoding that this version does not know");
        }
        return Encoding.valueOf(encoding.name());
    }

    private static int leastBytes(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> 1;
            case INT32, FLOAT, BINARY -> 4;
            case INT64, DOUBLE -> 8;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> Math.max(1, type.getTypeLength());
        };
    }

    private static int nonNegative(int value) throws FormatException {
        if (value < 0) {
            throw corrupt("a Parquet page header claims a negative count");
        }
        return value;
    }

    private String name() {
        return String.join(".", column.getPath());
    }

    private static FormatException corrupt(String message) {
        return new FormatException(FindingCode.PARQUET_PAGE_CORRUPT, message);
    }
}
