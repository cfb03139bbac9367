package io.lakecaravan.format.arrow;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/**
 * Apache Arrow: IPC files (Feather version 2), IPC streams, and Feather version 1. One format, because the three share
 * their extensions and their memory layout.
 *
 * <p>A file's schema takes one request of 64 kB at its end, a second one where the footer is longer; a stream's schema
 * takes one more at its start. Row and null counts come from the batches' metadata where these are few or lie together,
 * and are estimated else. A sample takes the beginnings of the buffers of the first batches; of compressed buffers it
 * takes all, within {@link ReadOptions#sampleBytes}.
 *
 * <p>Values are decoded on the heap, with all types of format version 1.5, both byte orders, and buffers compressed with
 * LZ4 or ZSTD.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow columnar format</a>
 */
public final class ArrowFormat implements Format {
    @Override
    public String name() {
        return "arrow";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.FOOTER;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("arrow", "feather", "arrows", "ipc");
    }

    /** A stream has no magic: its first message must have a length that fits, and be a flatbuffer with a schema. */
    @Override
    public Recognition recognise(Head head) {
        if (head.startsWith(IpcFile.MAGIC) || head.startsWith(FeatherFile.MAGIC)) {
            return Recognition.CERTAIN;
        }
        if (head.startsWith((byte) -1, (byte) -1, (byte) -1, (byte) -1) && isSchemaMessage(head.bytes())) {
            return Recognition.LIKELY;
        }
        return extensions().contains(head.extension()) ? Recognition.POSSIBLE : Recognition.NO;
    }

    private static boolean isSchemaMessage(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length < 16) {
            return false;
        }
        int length = bytes.getInt(4);
        int root = bytes.getInt(8);
        return length > 8 && length <= Limits.METADATA && length % 8 == 0 && root > 0 && root < length;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return List.of(ArrowInspection.of(ArrowContainers.open(source, Limits.AHEAD, options), options));
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        if (!table.isEmpty()) {
            throw new IllegalArgumentException("an Arrow object is one table without a name, not '" + table + "'");
        }
        return new ArrowRowStream(ArrowContainers.open(source, Limits.AHEAD_OF_ROWS, options), projection);
    }
}
