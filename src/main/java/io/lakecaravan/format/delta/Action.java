package io.lakecaravan.format.delta;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What an entry of the log says, as far as readers need it. */
sealed interface Action {
    /**
     * A data file.
     *
     * @param path as it lies, URL-encoded
     * @param partition texts by physical name of the column; empty for null
     * @param records rows in the file, deleted ones included; empty where the log has no statistics of it
     */
    record Add(
            String path,
            Map<String, Optional<String>> partition,
            long size,
            OptionalLong records,
            Optional<DeletionVector> deleted)
            implements Action {
        String id() {
            return path + "\n" + deleted.map(DeletionVector::id).orElse("");
        }
    }

    /** @param id of the file that is no longer part of the table, as {@link Add#id} */
    record Remove(String id) implements Action {}

    record Metadata(String schema, List<String> partitionColumns, Map<String, String> configuration) implements Action {
        public Metadata {
            partitionColumns = List.copyOf(partitionColumns);
            configuration = Map.copyOf(configuration);
        }
    }

    record Protocol(int minReaderVersion, List<String> readerFeatures) implements Action {
        public Protocol {
            readerFeatures = List.copyOf(readerFeatures);
        }
    }

    /** A file of further actions. */
    record Sidecar(String path, long size) implements Action {}

    /**
     * Where the positions of deleted rows lie.
     *
     * @param storage {@code u}: a file below the root by its UUID, {@code p}: a file by its path, {@code i}: inline
     */
    record DeletionVector(String storage, String place, OptionalInt offset, int size, long cardinality) {
        String id() {
            return storage + place + (offset.isPresent() ? "@" + offset.getAsInt() : "");
        }
    }
}
