package io.lakecaravan.format.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.lakecaravan.format.LimitException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Zstandard frames through the native library, which keeps to windows of 128 MB (its default limit). The boundaries of
 * frames are ours, so that bytes behind the last one are told from damage.
 */
final class ZstdExpansion extends Expansion {
    private static final int PIECE = 64 << 10;

    private Optional<ZstdDecompressCtx> context = Optional.empty();
    private final byte[] piece = new byte[PIECE];
    private ByteBuffer source = ByteBuffer.allocate(0);
    private ByteBuffer target = ByteBuffer.allocate(0);
    private boolean atBoundary = true;
    private boolean first = true;
    private boolean full;

    ZstdExpansion(String codec, InputStream stored) {
        super(codec, stored);
    }

    @Override
    int expand(byte[] into, int start, int length) throws IOException {
        ZstdDecompressCtx decoder = decoder();
        while (!target.hasRemaining()) {
            if (atBoundary && !source.hasRemaining() && !startsFrame()) {
                return stored().isAtEnd() ? -1 : strayed();
            }
            if (!source.hasRemaining() && !full) {
                feed();
            }
            step(decoder);
        }
        int count = Math.min(length, target.remaining());
        target.get(into, start, count);
        return count;
    }

    private ZstdDecompressCtx decoder() {
        if (context.isEmpty()) {
            context = Optional.of(new ZstdDecompressCtx());
            source = ByteBuffer.allocateDirect(PIECE).limit(0);
            target = ByteBuffer.allocateDirect(2 * PIECE).limit(0);
        }
        return context.get();
    }

    private boolean startsFrame() throws IOException {
        byte[] head = stored().peek(4);
        boolean starts = ZstdCodec.isFrame(head) || Skippable.isNext(head);
        if (first && !starts) {
            throw corrupt("does not start with a frame");
        }
        first = false;
        return starts;
    }

    private void feed() throws IOException {
        int count = stored().read(piece, 0, piece.length);
        if (count < 0) {
            throw new EOFException("the zstd stream ends inside a frame");
        }
        source.clear().put(piece, 0, count).flip();
    }

    private void step(ZstdDecompressCtx decoder) throws IOException {
        target.clear();
        try {
            atBoundary = decoder.decompressDirectByteBufferStream(target, source);
        } catch (ZstdException e) {
            stored().unread(source.remaining());
            source.limit(source.position());
            if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
                throw new LimitException("the zstd stream asks for a window of more than 128 MB");
            }
            if (e.getErrorCode() == Zstd.errDictionaryWrong()) {
                throw unsupported("asks for a dictionary");
            }
            throw corrupt("cannot be expanded");
        }
        full = !target.hasRemaining();
        target.flip();
        if (atBoundary) {
            // What lies behind the frame is looked at anew.
            stored().unread(source.remaining());
            source.limit(source.position());
            full = false;
        }
    }

    @Override
    void release() {
        context.ifPresent(ZstdDecompressCtx::close);
    }
}
