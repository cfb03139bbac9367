package io.lakecaravan.format.orc;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Of a stream that is wanted whole. */
    static final int ALL = Integer.MAX_VALUE;

    private static final int LONGEST_REQUEST = 64 << 20;

    private final ObjectSource source;
    private final Stripe stripe;
    private final StripeStreams streams;
    private final TreeMap<Long, StripeStreams.Span> byShownOffset = new TreeMap<>();
    private final int reach;
    private final InStream.StreamOptions options;
    private boolean cut;

    private StripeBytes(ObjectSource source, Stripe stripe, StripeStreams streams, Compression compression, int reach) {
        this.source = source;
        this.stripe = stripe;
        this.streams = streams;
        streams.spans().forEach(span -> byShownOffset.put(span.shownOffset(), span));
        this.reach = reach;
        this.options = InStream.options();
        if (!compression.isNone()) {
            options.withCodec(new ChunkCodec(compression)).withBufferSize(compression.blockSize());
        }
    }

    /** @param reach bytes that are fetched of each stream, but of dictionaries, which are needed whole */
    static StripeBytes of(FileTail tail, Stripe stripe, StripeStreams streams, int reach) {
        return new StripeBytes(tail.source(), stripe, streams, tail.compression(), reach);
    }

    /** Reads and checks the footer of a stripe. */
    static StripeStreams streams(FileTail tail, Stripe stripe) throws IOException {
        if (!stripe.liesBefore(tail.contentEnd())) {
            throw corrupt(-1, "a stripe does not lie in the object", null);
        }
        int length = (int) stripe.footerLength();
        byte[] stored = tail.source().read(stripe.footerOffset(), length);
        StripeFooter footer;
        try {
            footer = StripeFooter.parseFrom(Chunks.expand(stored, 0, length, tail.compression(), Limits.STRIPE_FOOTER));
        } catch (IOException e) {
            throw corrupt(stripe.footerOffset(), "the footer of a stripe cannot be decoded", e);
        }
        if (footer.getColumnsCount() > tail.footer().types().size()) {
            throw corrupt(stripe.footerOffset(), "the footer of a stripe has more columns than the file", null);
        }
        StripeStreams.check(stripe, footer, tail.compression());
        return tail.footer().encryptedTypes().isEmpty()
                ? StripeStreams.of(stripe, footer)
                : StripeStreams.encrypted(footer);
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
        return streams.shown();
    }

    @Override
    public BufferChunkList readFileData(BufferChunkList ranges, boolean direct) throws IOException {
        List<Piece> run = new ArrayList<>();
        long runEnd = 0;
        for (BufferChunk chunk = ranges.get(); chunk != null; chunk = (BufferChunk) chunk.next) {
            if (chunk.hasData()) {
                continue;
            }
            Piece piece = piece(chunk);
            boolean near = !run.isEmpty()
                    && piece.offset() >= run.get(0).offset()
                    && piece.offset() - runEnd <= WORTH_A_REQUEST
                    && piece.end() - run.get(0).offset() <= LONGEST_REQUEST;
            if (!near) {
                fetch(run, runEnd);
                run.clear();
                runEnd = 0;
            }
            run.add(piece);
            runEnd = Math.max(runEnd, piece.end());
        }
        fetch(run, runEnd);
        return ranges;
    }

    private record Piece(BufferChunk chunk, long offset, int length) {
        long end() {
            return offset + length;
        }
    }

    private Piece piece(BufferChunk chunk) {
        Map.Entry<Long, StripeStreams.Span> shown = byShownOffset.floorEntry(chunk.getOffset());
        if (shown == null) {
            return new Piece(chunk, chunk.getOffset(), chunk.getLength());
        }
        StripeStreams.Span span = shown.getValue();
        // Streams of more than 2 GB come in parts.
        long within = chunk.getOffset() - span.shownOffset();
        int length = (int) Math.min(Math.max(0, span.length() - within), chunk.getLength());
        int wanted = span.whole() ? length : Math.min(length, reach);
        cut |= wanted < length;
        return new Piece(chunk, span.offset() + within, wanted);
    }

    private void fetch(List<Piece> run, long end) throws IOException {
        if (run.isEmpty()) {
            return;
        }
        long start = run.get(0).offset();
        if (start < stripe.offset() || end > stripe.footerOffset()) {
            throw new IOException("a stream does not lie in its stripe");
        }
        byte[] bytes = source.read(start, (int) (end - start));
        for (Piece piece : run) {
            piece.chunk()
                    .setChunk(ByteBuffer.wrap(bytes, (int) (piece.offset() - start), piece.length())
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
