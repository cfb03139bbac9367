package io.lakecaravan.format.orc;

import io.lakecaravan.table.Row;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.OrcProto;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.impl.OrcTail;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/**
 * The rows of one stripe. What orc-core throws on damaged bytes comes as {@link RuntimeException} or
 * {@link IOException}, for the caller to make a finding of.
 *
 * <p>orc-core gets the tail that was read already and a {@link StripeBytes} for the data: so none of Hadoop's file
 * systems is ever asked, with what they bring of threads, users and settings of the environment.
 */
final class StripeReader implements Closeable {
    /** For orc-core's messages, which nobody sees. */
    private static final Path NOWHERE = new Path("/object");

    private static final int STREAMS_PER_TYPE = OrcProto.Stream.Kind.values().length;

    private final RecordReader rows;
    private final VectorizedRowBatch batch;
    private final ValueReader[] readers;
    private final ColumnVector[] vectors;
    private int at;

    /** @param batchRows rows that are decoded at once */
    StripeReader(Reader reader, Stripe stripe, StripeBytes bytes, Projection projection, int batchRows)
            throws IOException {
        TypeDescription schema = reader.getSchema();
        Reader.Options options = reader.options()
                .include(projection.included(schema.getMaximumId() + 1))
                .range(stripe.offset(), 1)
                .useZeroCopy(false)
                .skipCorruptRecords(false)
                .dataReader(bytes);
        this.batch = schema.createRowBatch(batchRows);
        this.rows = reader.rows(options);
        this.readers = new ValueReader[projection.columns().size()];
        this.vectors = new ColumnVector[readers.length];
        boolean struct = schema.getCategory() == TypeDescription.Category.STRUCT;
        for (int i = 0; i < readers.length; i++) {
            int position = projection.positions().get(i);
            TypeDescription type = struct ? schema.getChildren().get(position) : schema;
            readers[i] =
                    ValueReader.of(type, projection.columns().get(i).column().type());
            vectors[i] = batch.cols[struct ? position : 0];
        }
        // The first request of nextBatch starts behind the last row of an empty batch.
        this.at = 0;
        this.batch.size = 0;
    }

    /** A reader of the file's metadata, made of what was read of it. */
    static Reader open(FileTail tail) throws IOException {
        OrcProto.Footer.Builder footer = OrcProto.Footer.parseFrom(tail.expandedFooter()).toBuilder();
        // For the bytes that are not there, see StripeStreams.
        int room = footer.getTypesCount() * STREAMS_PER_TYPE;
        footer.getStripesBuilderList().forEach(stripe -> stripe.setDataLength(stripe.getDataLength() + room));
        byte[] postScript = tail.postScript().message();
        OrcProto.FileTail message = OrcProto.FileTail.newBuilder()
                .setPostscript(OrcProto.PostScript.parseFrom(postScript))
                .setPostscriptLength(postScript.length)
                .setFooter(footer)
                .setFileLength(tail.source().size() + room)
                .build();
        Configuration settings = new Configuration(false);
        OrcFile.ReaderOptions options = OrcFile.readerOptions(settings)
                .orcTail(new OrcTail(message, java.nio.ByteBuffer.wrap(tail.bytesFrom(tail.footerStart()))))
                .setKeyProvider(new NoKeys())
                .useUTCTimestamp(true)
                .convertToProlepticGregorian(true);
        return OrcFile.createReader(NOWHERE, options);
    }

    /** Whether there is another row. */
    boolean hasNext() throws IOException {
        if (at < batch.size) {
            return true;
        }
        at = 0;
        return rows.nextBatch(batch) && batch.size > 0;
    }

    /** The next row, once {@link #hasNext} said that there is one. */
    Row next() {
        List<Object> values = new ArrayList<>(readers.length);
        for (int i = 0; i < readers.length; i++) {
            values.add(readers[i].value(vectors[i], at));
        }
        at++;
        return new Row(values);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a reader over bytes in memory does not fail", e);
        }
    }
}
