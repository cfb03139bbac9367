package io.lakecaravan.format.orc;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.DataReader;
import org.apache.orc.OrcProto.StripeFooter;
import org.apache.orc.StripeInformation;
import org.apache.orc.impl.BufferChunk;
import org.apache.orc.impl.BufferChunkList;
import org.apache.orc.impl.InStream;

/**
 * Gives orc-core the bytes of one stripe. Streams that lie close together come in one request; of a sample's streams only
 * the heads, which is a stream that ends too early for who reads on.
 */
final class StripeBytes implements DataReader {
    /** A request costs about as much as this many bytes. */
    private static final int WORTH_A_REQUEST = 64 << 10;

    private static final int LONGEST_REQUEST = 64 << 20;

    private final ObjectSource source;
    private final Stripe stripe;
    private final StripeFooter footer;
    private final Reach reach;
    private final InStream.StreamOptions options;
    private boolean cut;

    private StripeBytes(ObjectSource source, Stripe stripe, StripeFooter footer, Compression compression, Reach reach) {
        this.source = source;
        this.stripe = stripe;
        this.footer = footer;
        this.reach = reach;
        this.options = InStream.options();
        if (!compression.isNone()) {
            options.withCodec(new ChunkCodec(compression)).withBufferSize(compression.blockSize());
        }
    }

    static StripeBytes of(FileTail tail, Stripe stripe, StripeFooter footer, Reach reach) {
        return new StripeBytes(tail.source(), stripe, footer, tail.compression(), reach);
    }

    /** Reads and checks the footer of a stripe. */
    static StripeFooter footer(FileTail tail, Stripe stripe) throws IOException {
        if (!stripe.liesBefore(tail.contentEnd())) {
            throw corrupt(-1, "a stripe does not lie in the object", null);
        }
        int length = (int) stripe.footerLength();
        byte[] stored = tail.source().read(stripe.footerOffset(), length);
        StripeFooter footer;
        try {
            footer = StripeFooter.parseFrom(
                    Chunks.expand(stored, 0, length, tail.compression(), Limits.STRIPE_FOOTER));
        } catch (IOException e) {
            throw corrupt(stripe.footerOffset(), "the footer of a stripe cannot be decoded", e);
        }
        if (footer.getColumnsCount() > tail.footer().types().size()) {
            throw corrupt(stripe.footerOffset(), "the footer of a stripe has more columns than the file", null);
        }
        StripeStreams.check(stripe, footer, tail.compression());
        return footer;
    }

    private static FormatException corrupt(long offset, String message, Throwable cause) {
        return new FormatException(FindingCode.ORC_STRIPE_CORRUPT, offset, message, cause);
    }

    /** Whether a stream was given in part. */
    boolean wasCut() {
        return cut;
    }

    @Override
    public void open() {
        // Requests are made as bytes are needed.
    }

    @Override
    public StripeFooter readStripeFooter(StripeInformation information) throws IOException {
        if (information.getOffset() != stripe.offset()) {
            throw new IOException("only the stripe at " + stripe.offset() + " is at hand");
        }
        return footer;
    }

    @Override
    public BufferChunkList readFileData(BufferChunkList ranges, boolean direct) throws IOException {
        List<BufferChunk> run = new ArrayList<>();
        long runEnd = 0;
        for (BufferChunk chunk = ranges.get(); chunk != null; chunk = (BufferChunk) chunk.next) {
            if (chunk.hasData()) {
                continue;
            }
            long end = chunk.getOffset() + wanted(chunk);
            boolean near = !run.isEmpty()
                    && chunk.getOffset() >= run.get(0).getOffset()
                    && chunk.getOffset() - runEnd <= WORTH_A_REQUEST
                    && end - run.get(0).getOffset() <= LONGEST_REQUEST;
            if (!near) {
                fetch(run, runEnd);
                run.clear();
                runEnd = 0;
            }
            run.add(chunk);
            runEnd = Math.max(runEnd, end);
        }
        fetch(run, runEnd);
        return ranges;
    }

    private int wanted(BufferChunk chunk) {
        int wanted = reach.of(chunk.getOffset(), chunk.getLength());
        cut |= wanted < chunk.getLength();
        return wanted;
    }

    private void fetch(List<BufferChunk> run, long end) throws IOException {
        if (run.isEmpty()) {
            return;
        }
        long start = run.get(0).getOffset();
        if (start < stripe.offset() || end > stripe.footerOffset()) {
            throw new IOException("a stream does not lie in its stripe");
        }
        byte[] bytes = source.read(start, (int) (end - start));
        for (BufferChunk chunk : run) {
            int from = (int) (chunk.getOffset() - start);
            chunk.setChunk(ByteBuffer.wrap(bytes, from, reach.of(chunk.getOffset(), chunk.getLength()))
                    .slice());
        }
    }

    @Override
    public boolean isTrackingDiskRanges() {
        return false;
    }

    @Override
    public void releaseBuffer(ByteBuffer buffer) {
        // The heap's own.
    }

    @Override
    public void releaseAllBuffers() {
        // The heap's own.
    }

    @Override
    public InStream.StreamOptions getCompressionOptions() {
        return options;
    }

    /** orc-core asks for a copy and closes it; there is nothing to close. */
    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public DataReader clone() {
        return this;
    }

    @Override
    public void close() {
        // The source is the caller's.
    }
}
