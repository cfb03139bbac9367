package io.lakecaravan.format.hdf5;

import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Where the chunks of a dataset lie. jHDF keeps this to itself, and reads other bytes of the file where a chunk has no
 * address, so its index is asked for by reflection; the library's version is pinned.
 */
final class ChunkIndex {
    private final Map<?, ?> chunks;
    private final boolean extensibleArray;

    ChunkIndex(ChunkedDatasetBase dataset) {
        this.extensibleArray = dataset instanceof ChunkedDatasetV4
                && Arrays.stream(dataset.getMaxSize()).filter(most -> most < 0).count() == 1;
        try {
            Method lookup = ChunkedDatasetBase.class.getDeclaredMethod("getChunkLookup");
            lookup.setAccessible(true);
            this.chunks = (Map<?, ?>) lookup.invoke(dataset);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException broken) {
                throw broken;
            }
            throw new IllegalStateException("the index of chunks cannot be read", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of jHDF has no index of chunks under the name we know", e);
        }
    }

    /** JHDF follows an extensible array (one unlimited dimension) up to the first chunk that was not written. */
    boolean mayStopEarly() {
        return extensibleArray;
    }

    /** Empty where the chunk was never written. */
    Optional<Chunk> chunk(long[] offset) {
        Object found = chunks.get(new ChunkOffset(offset));
        return found instanceof Chunk chunk && chunk.getAddress() >= 0 ? Optional.of(chunk) : Optional.empty();
    }
}
