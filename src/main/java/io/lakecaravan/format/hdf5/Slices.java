package io.lakecaravan.format.hdf5;

import io.jhdf.Constants;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.object.message.DataLayout;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Elements of a dataset as stored, by ranges of its first dimension. A scalar is one row. */
final class Slices {
    private final DatasetBase dataset;
    private final long[] dimensions;
    private final int elementSize;
    private Optional<ByteBuffer> whole = Optional.empty();
    private Optional<Chunks> chunks = Optional.empty();

    /** @throws FormatException when the dimensions contradict the size of the object */
    Slices(DatasetBase dataset, int elementSize, long objectSize) throws IOException {
        this.dataset = dataset;
        this.dimensions = dataset.getDimensionsAsLong();
        this.elementSize = elementSize;
        for (long length : dimensions) {
            if (length < 0) {
                throw impossible();
            }
        }
        boolean inOnePiece = dataset.getDataLayout() != DataLayout.CHUNKED;
        if (inOnePiece && !isUnallocated() && rows() > 0 && bytesPerRow() > objectSize / rows()) {
            throw impossible();
        }
    }

    private static FormatException impossible() {
        return new FormatException(
                FindingCode.HDF5_DATASET_UNREADABLE, "its dimensions ask for more bytes than the file has");
    }

    long[] dimensions() {
        return dimensions.clone();
    }

    boolean isScalar() {
        return dimensions.length == 0;
    }

    /** A null dataspace: there is no element, not even of a scalar. */
    boolean isNothing() {
        return isScalar() && dataset.getSize() == 0;
    }

    long rows() {
        return isScalar() ? 1 : dimensions[0];
    }

    /** Elements of a row; {@code Long.MAX_VALUE} where there are more. */
    long elementsPerRow() {
        long product = 1;
        for (int i = 1; i < dimensions.length; i++) {
            if (dimensions[i] > 0 && product > Long.MAX_VALUE / dimensions[i]) {
                return Long.MAX_VALUE;
            }
            product *= dimensions[i];
        }
        return product;
    }

    long bytesPerRow() {
        long elements = elementsPerRow();
        return elementSize > 0 && elements > Long.MAX_VALUE / elementSize ? Long.MAX_VALUE : elements * elementSize;
    }

    /** Rows of a chunk; 1 where the dataset is in one piece. */
    long rowsPerChunk() {
        return dataset instanceof ChunkedDataset chunked && !isScalar()
                ? Math.max(chunked.getChunkDimensions()[0], 1)
                : 1;
    }

    /** Most bytes, expanded, that must be read for the first rows. */
    long cost(long rows) {
        long wanted = Math.min(rows, rows());
        long whole = (wanted + rowsPerChunk() - 1) / rowsPerChunk() * rowsPerChunk();
        return bytesPerRow() > 0 && whole > Long.MAX_VALUE / bytesPerRow() ? Long.MAX_VALUE : whole * bytesPerRow();
    }

    /** The bytes of rows, one after the other. The caller keeps to what fits into memory. */
    ByteBuffer read(long start, int count) throws IOException {
        int length = Math.toIntExact(bytesPerRow() * count);
        if (length == 0 || isUnallocated()) {
            return Fill.of(dataset, elementSize).bytes(length);
        }
        ByteBuffer bytes = Failures.parse(
                FindingCode.HDF5_DATASET_UNREADABLE,
                "its values cannot be read (a filter that is not known, or broken storage)",
                () -> isScalar() || dataset.getDataLayout() == DataLayout.COMPACT
                        ? whole().slice(Math.toIntExact(start * bytesPerRow()), length)
                        : slice(start, count));
        if (bytes.remaining() < length) {
            throw new FormatException(
                    FindingCode.HDF5_DATASET_UNREADABLE, "its storage is shorter than its dimensions");
        }
        return bytes;
    }

    private ByteBuffer slice(long start, int count) throws IOException {
        long[] offset = new long[dimensions.length];
        offset[0] = start;
        int[] extent = new int[dimensions.length];
        Arrays.setAll(extent, i -> i == 0 ? count : Math.toIntExact(dimensions[i]));
        return dataset instanceof ChunkedDatasetBase chunked
                ? chunks(chunked).read(offset, extent)
                : dataset.getSliceDataBuffer(offset, extent);
    }

    private Chunks chunks(ChunkedDatasetBase chunked) throws IOException {
        if (chunks.isEmpty()) {
            chunks = Optional.of(new Chunks(chunked, elementSize, Fill.of(dataset, elementSize)));
        }
        return chunks.get();
    }

    private ByteBuffer whole() {
        ByteBuffer known = whole.orElseGet(dataset::getDataBuffer);
        whole = Optional.of(known);
        return known;
    }

    private boolean isUnallocated() {
        return dataset instanceof ContiguousDataset contiguous
                && (contiguous.getDataAddress() == Constants.UNDEFINED_ADDRESS || dataset.getStorageInBytes() == 0);
    }
}
