package io.lakecaravan.format.hdf5;

import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.storage.HdfBackingStorage;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Slices of a chunked dataset put together from its chunks. jHDF does so as well, but it knows neither the fill value of
 * chunks that were never written nor chunks that were stored without the dataset's filters. Chunks lie in the file; their
 * size is checked against it before memory is taken.
 */
final class Chunks {
    /** A chunk is expanded whole, and once more by each filter. */
    private static final long HEAP_PARTS = 4;

    private final ChunkedDatasetBase dataset;
    private final ChunkIndex index;
    private final HdfBackingStorage storage;
    private final int elementSize;
    private final Fill fill;
    private final int[] shape;
    private final int chunkBytes;
    private long[] lastOffset = {};
    private byte[] last = {};

    Chunks(ChunkedDatasetBase dataset, int elementSize, Fill fill) throws IOException {
        this.dataset = dataset;
        this.storage = dataset.getHdfFile().getHdfBackingStorage();
        this.elementSize = elementSize;
        this.fill = fill;
        this.shape = dataset.getChunkDimensions();
        long bytes = elementSize;
        long most = Runtime.getRuntime().maxMemory() / HEAP_PARTS;
        for (int length : shape) {
            if (length < 1) {
                throw new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, "its chunks have no extent");
            }
            bytes *= length;
            if (bytes > most) {
                throw new FormatException(
                        FindingCode.HDF5_DATASET_UNREADABLE,
                        "its chunks have more than the " + (most >> 20)
                                + " MiB that a reader's process can expand (caravan.inspect.memory)");
            }
        }
        this.chunkBytes = (int) bytes;
        this.index = new ChunkIndex(dataset);
    }

    /** @param extent elements in each dimension from the offset on; they are inside of the dataset */
    ByteBuffer read(long[] offset, int[] extent) throws IOException {
        byte[] target = new byte[Math.toIntExact(product(extent) * elementSize)];
        long[] chunk = new long[shape.length];
        Arrays.setAll(chunk, i -> offset[i] / shape[i] * shape[i]);
        while (true) {
            copy(chunk, offset, extent, target);
            int dimension = shape.length - 1;
            chunk[dimension] += shape[dimension];
            while (chunk[dimension] >= offset[dimension] + extent[dimension]) {
                if (dimension == 0) {
                    return ByteBuffer.wrap(target);
                }
                chunk[dimension] = offset[dimension] / shape[dimension] * shape[dimension];
                dimension--;
                chunk[dimension] += shape[dimension];
            }
        }
    }

    private static long product(int[] extent) {
        return Arrays.stream(extent).mapToLong(length -> length).reduce(1, Math::multiplyExact);
    }

    private void copy(long[] chunk, long[] offset, int[] extent, byte[] target) throws IOException {
        byte[] source = chunk(chunk);
        int rank = shape.length;
        long[] from = new long[rank];
        int[] count = new int[rank];
        for (int i = 0; i < rank; i++) {
            from[i] = Math.max(chunk[i], offset[i]);
            count[i] = (int) (Math.min(chunk[i] + shape[i], offset[i] + extent[i]) - from[i]);
        }
        int run = count[rank - 1] * elementSize;
        int[] at = new int[rank];
        boolean more = true;
        while (more) {
            int inChunk = 0;
            int inTarget = 0;
            for (int i = 0; i < rank; i++) {
                inChunk = inChunk * shape[i] + (int) (from[i] + at[i] - chunk[i]);
                inTarget = inTarget * extent[i] + (int) (from[i] + at[i] - offset[i]);
            }
            System.arraycopy(source, inChunk * elementSize, target, inTarget * elementSize, run);
            more = next(at, count, rank - 2);
        }
    }

    /** Counts up from the given dimension to the first; false when all were counted. */
    private static boolean next(int[] at, int[] count, int from) {
        for (int i = from; i >= 0; i--) {
            if (++at[i] < count[i]) {
                return true;
            }
            at[i] = 0;
        }
        return false;
    }

    private byte[] chunk(long[] offset) throws IOException {
        if (!Arrays.equals(offset, lastOffset)) {
            last = read(offset);
            lastOffset = offset.clone();
        }
        return last;
    }

    private byte[] read(long[] offset) throws IOException {
        Optional<Chunk> chunk = index.chunk(offset);
        if (chunk.isEmpty() && index.mayStopEarly()) {
            throw new FormatException(
                    FindingCode.HDF5_DATASET_UNREADABLE,
                    "chunks are missing between others, and its kind of index is not followed beyond them");
        }
        if (chunk.isEmpty()) {
            return fill.bytes(chunkBytes).array();
        }
        int size = chunk.get().getSize();
        if (size < 0 || size > storage.size() || chunk.get().getAddress() > storage.size() - size) {
            throw new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, "a chunk lies outside of the file");
        }
        // A filter that did not apply is left out for a chunk; where all were, it is as long as it should be.
        boolean unfiltered = !chunk.get().getFilterMask().isEmpty() && size == chunkBytes;
        byte[] expanded = unfiltered
                ? bytes(storage.readBufferFromAddress(chunk.get().getAddress(), size))
                : dataset.getDecompressedChunk(
                        Arrays.stream(offset).mapToInt(Math::toIntExact).toArray());
        if (expanded.length < chunkBytes) {
            throw new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, "a chunk expands to less than it should");
        }
        return expanded;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
