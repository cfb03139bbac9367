package io.lakecaravan.format.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Slices of a chunked dataset put together from its chunks. jHDF does so as well, but it knows neither the fill value of
 * chunks that were never written nor chunks that were stored without the dataset's filters.
 */
final class Chunks {
    /** A chunk is expanded whole, and once more by each filter. */
    private static final long HEAP_PARTS = 4;

    private final ChunkedDataset dataset;
    private final int elementSize;
    private final Fill fill;
    private final int[] shape;
    private final int chunkBytes;
    private int[] lastOffset = {};
    private byte[] last = {};

    Chunks(ChunkedDataset dataset, int elementSize, Fill fill) throws IOException {
        this.dataset = dataset;
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
        byte[] source = chunk(Arrays.stream(chunk).mapToInt(Math::toIntExact).toArray());
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

    private byte[] chunk(int[] offset) throws IOException {
        if (!Arrays.equals(offset, lastOffset)) {
            last = read(offset);
            lastOffset = offset;
        }
        return last;
    }

    private byte[] read(int[] offset) throws IOException {
        Optional<byte[]> raw = raw(offset);
        if (raw.isEmpty()) {
            return fill.bytes(chunkBytes).array();
        }
        byte[] expanded;
        try {
            expanded = dataset.getDecompressedChunk(offset);
        } catch (RuntimeException e) {
            // Filters may be skipped for a chunk; then it is as long as it should be.
            if (raw.get().length != chunkBytes) {
                throw e;
            }
            expanded = raw.get();
        }
        if (expanded.length < chunkBytes) {
            throw new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, "a chunk expands to less than it should");
        }
        return expanded;
    }

    /** Empty where the chunk was never written: jHDF has no other sign of it than an exception without a cause. */
    private Optional<byte[]> raw(int[] offset) {
        try {
            ByteBuffer buffer = dataset.getRawChunkBuffer(offset);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return Optional.of(bytes);
        } catch (HdfException e) {
            if (e.getClass() == HdfException.class && e.getCause() == null) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
