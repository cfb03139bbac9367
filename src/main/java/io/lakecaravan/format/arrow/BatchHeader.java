package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.io.IOException;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * The metadata of a record batch ({@code Message.fbs}), checked: buffers lie in the body, counts fit into the metadata.
 */
final class BatchHeader {
    private final long rows;
    private final long[] lengths;
    private final long[] nulls;
    private final long[] starts;
    private final long[] sizes;
    private final long[] variadic;
    private final BodyCodec codec;
    private final Message message;

    private BatchHeader(RecordBatch batch, Message message) throws IOException {
        this.message = message;
        this.rows = batch.length();
        checkRows();
        int nodes = checked(batch.nodesLength());
        lengths = new long[nodes];
        nulls = new long[nodes];
        for (int i = 0; i < nodes; i++) {
            lengths[i] = batch.nodes(i).length();
            nulls[i] = batch.nodes(i).nullCount();
            if (lengths[i] < 0 || nulls[i] < 0 || nulls[i] > lengths[i]) {
                throw Corrupt.batch("a field of the batch claims " + nulls[i] + " nulls of " + lengths[i]);
            }
        }
        int buffers = checked(batch.buffersLength());
        starts = new long[buffers];
        sizes = new long[buffers];
        for (int i = 0; i < buffers; i++) {
            starts[i] = batch.buffers(i).offset();
            sizes[i] = batch.buffers(i).length();
            if (sizes[i] < 0 || starts[i] < 0 || starts[i] > message.bodyLength() - sizes[i]) {
                throw Corrupt.batch("a buffer claims " + sizes[i] + " bytes from " + starts[i] + " in a body of "
                        + message.bodyLength());
            }
        }
        variadic = new long[checked(batch.variadicBufferCountsLength())];
        for (int i = 0; i < variadic.length; i++) {
            variadic[i] = batch.variadicBufferCounts(i);
            if (variadic[i] < 0 || variadic[i] > buffers) {
                throw Corrupt.batch("a view claims " + variadic[i] + " buffers of " + buffers);
            }
        }
        BodyCompression compression = batch.compression();
        codec = compression == null
                ? BodyCodec.experimental(message.table())
                : BodyCodec.of(compression.codec(), compression.method());
    }

    static BatchHeader of(RecordBatch batch, Message message) throws IOException {
        if (batch == null) {
            throw Corrupt.batch("the message has no record batch");
        }
        return new BatchHeader(batch, message);
    }

    private void checkRows() throws IOException {
        if (rows < 0) {
            throw Corrupt.batch("the batch claims " + rows + " rows");
        }
        if (rows > Limits.UNSUPPORTED_ROWS && rows / 8 > message.bodyLength() * 255) {
            throw new LimitException(
                    "an Arrow batch claims " + rows + " rows in a body of " + message.bodyLength() + " bytes");
        }
    }

    private int checked(int count) throws FormatException {
        if (count < 0 || (long) count * 8 > message.metadataLength()) {
            throw Corrupt.batch("the batch claims " + count + " nodes or buffers in " + message.metadataLength()
                    + " bytes of metadata");
        }
        return count;
    }

    long rows() {
        return rows;
    }

    Message message() {
        return message;
    }

    BodyCodec codec() {
        return codec;
    }

    int buffers() {
        return starts.length;
    }

    long length(int node) throws FormatException {
        return lengths[checked(node, lengths.length, "fields")];
    }

    long nulls(int node) throws FormatException {
        return nulls[checked(node, nulls.length, "fields")];
    }

    /** In the object. */
    long start(int buffer) throws FormatException {
        return message.bodyStart() + starts[checked(buffer, starts.length, "buffers")];
    }

    long size(int buffer) throws FormatException {
        return sizes[checked(buffer, sizes.length, "buffers")];
    }

    int variadic(int view) throws FormatException {
        return (int) variadic[checked(view, variadic.length, "views")];
    }

    private static int checked(int index, int count, String what) throws FormatException {
        if (index >= count) {
            throw Corrupt.batch("the batch has " + count + " " + what + ", fewer than the schema asks for");
        }
        return index;
    }
}
