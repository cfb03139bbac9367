package io.lakecaravan.format.arrow;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Tells the three containers by their last bytes, and opens them. */
final class ArrowContainers {
    private ArrowContainers() {}

    /** @param ahead bytes to fetch at a message's start */
    static ArrowTable open(ObjectSource source, int ahead, ReadOptions options) throws IOException {
        ObjectRanges ranges = new ObjectRanges(source, ahead);
        long size = source.size();
        int length = (int) Math.min(size, Limits.TAIL);
        ByteBuffer tail = ranges.keep(size - length, length);
        if (endsWith(tail, IpcFile.MAGIC)) {
            return IpcFile.open(ranges, tail, options);
        }
        if (endsWith(tail, FeatherFile.MAGIC)) {
            return FeatherFile.open(ranges, tail, options);
        }
        if (length < size) {
            ranges.keep(0, (int) Math.min(size, size <= Limits.WHOLE_STREAM ? size : Limits.TAIL));
        }
        return IpcStream.open(ranges, options);
    }

    private static boolean endsWith(ByteBuffer tail, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return tail.limit() >= bytes.length
                && tail.slice(tail.limit() - bytes.length, bytes.length).equals(ByteBuffer.wrap(bytes));
    }
}
