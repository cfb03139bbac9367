package io.lakecaravan.format.arrow;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/**
 * An encapsulated message: a continuation marker (up to Arrow 0.14 there was none), the length of the metadata, the
 * metadata, the body.
 *
 * @param kind of {@link MessageHeader}
 * @param offset of its first byte in the object
 * @param bodyLength checked to end in the object where the body is needed
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html#encapsulated-message-format">Encapsulated message
 *     format</a>
 */
record Message(
        org.apache.arrow.flatbuf.Message table,
        byte kind,
        short version,
        long offset,
        int metadataLength,
        long bodyStart,
        long bodyLength) {
    private static final int CONTINUATION = -1;

    /** The message at the offset; empty at the end of a stream, which may or may not be marked. */
    static Optional<Message> at(ObjectRanges ranges, long offset) throws IOException {
        long left = ranges.size() - offset;
        if (left < 4) {
            return Optional.empty();
        }
        int length = word(ranges, offset);
        int prefix = 4;
        if (length == CONTINUATION) {
            prefix = 8;
            length = left < 8 ? 0 : word(ranges, offset + 4);
        }
        if (length == 0) {
            return Optional.empty();
        }
        return Optional.of(parse(ranges, offset, prefix, length));
    }

    private static int word(ObjectRanges ranges, long offset) throws IOException {
        return ranges.readAhead(offset, 4).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    }

    private static Message parse(ObjectRanges ranges, long offset, int prefix, int length) throws IOException {
        long left = ranges.size() - offset - prefix;
        if (length < 0 || length > left) {
            throw new FormatException(
                    FindingCode.ARROW_BATCH_CORRUPT,
                    offset,
                    "a message claims " + Integer.toUnsignedString(length) + " bytes of metadata where " + left
                            + " bytes are left",
                    null);
        }
        if (length > Limits.METADATA) {
            throw new LimitException(
                    "an Arrow message has " + length + " bytes of metadata; up to " + Limits.METADATA + " are read");
        }
        ByteBuffer bytes = ranges.readAhead(offset + prefix, length);
        byte[] copy = new byte[length];
        bytes.get(copy);
        return Corrupt.guard(
                FindingCode.ARROW_BATCH_CORRUPT, offset, "the metadata of a message cannot be read", () -> {
                    org.apache.arrow.flatbuf.Message table = org.apache.arrow.flatbuf.Message.getRootAsMessage(
                            ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
                    Message message = new Message(
                            table,
                            table.headerType(),
                            table.version(),
                            offset,
                            copy.length,
                            offset + prefix + copy.length,
                            table.bodyLength());
                    message.check(ranges.size());
                    return message;
                });
    }

    private void check(long size) throws IOException {
        if (version < MetadataVersion.V4 || version > MetadataVersion.V5) {
            throw Corrupt.unsupported("the metadata is of version V" + (version + 1) + "; V4 and V5 are read");
        }
        if (bodyLength < 0 || bodyLength > size - bodyStart) {
            throw new FormatException(
                    FindingCode.ARROW_BATCH_CORRUPT,
                    offset,
                    "a message claims a body of " + bodyLength + " bytes where " + (size - bodyStart) + " are left",
                    null);
        }
    }

    long end() {
        return bodyStart + bodyLength;
    }

    /** Up to version 4 all types but null had a validity bitmap. */
    boolean hasAllValidity() {
        return version <= MetadataVersion.V4;
    }

    boolean isSchema() {
        return kind == MessageHeader.Schema;
    }

    boolean isDictionary() {
        return kind == MessageHeader.DictionaryBatch;
    }

    boolean isBatch() {
        return kind == MessageHeader.RecordBatch;
    }

    boolean isTensor() {
        return kind == MessageHeader.Tensor || kind == MessageHeader.SparseTensor;
    }

    IpcSchema schema(ReadOptions options) throws IOException {
        return Corrupt.guard(
                FindingCode.ARROW_CORRUPT,
                offset,
                "the Arrow schema cannot be decoded",
                () -> IpcSchema.of((Schema) table.header(new Schema()), metadataLength, options));
    }

    BatchHeader batch() throws IOException {
        return parsed(() -> BatchHeader.of((RecordBatch) table.header(new RecordBatch()), this));
    }

    DictionaryPart dictionary() throws IOException {
        return parsed(() -> {
            DictionaryBatch dictionary = (DictionaryBatch) table.header(new DictionaryBatch());
            if (dictionary == null) {
                throw Corrupt.batch("the message has no dictionary");
            }
            return new DictionaryPart(dictionary.id(), dictionary.isDelta(), BatchHeader.of(dictionary.data(), this));
        });
    }

    private <T> T parsed(Corrupt.Step<T> step) throws IOException {
        try {
            return Corrupt.guard(
                    FindingCode.ARROW_BATCH_CORRUPT, offset, "the metadata of a batch cannot be read", step);
        } catch (FormatException e) {
            throw e.offset().isPresent() ? e : new FormatException(e.code(), offset, e.getMessage(), e);
        }
    }

    /** @param isDelta whether the values come behind those that the dictionary has */
    record DictionaryPart(long id, boolean isDelta, BatchHeader values) {}
}
