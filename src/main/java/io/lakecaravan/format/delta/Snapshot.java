package io.lakecaravan.format.delta;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.delta.Action.Add;
import io.lakecaravan.format.delta.Action.Metadata;
import io.lakecaravan.format.delta.Action.Protocol;
import io.lakecaravan.format.table.DataFileRows;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The newest version of a table, files counted and not kept. */
final class Snapshot {
    private static final int FEATURES_BY_NAME = 3;
    private static final Set<String> UNDERSTOOD = Set.of(
            "columnMapping",
            "deletionVectors",
            "timestampNtz",
            "typeWidening",
            "typeWidening-preview",
            "v2Checkpoint",
            "vacuumProtocolCheck",
            "variantType",
            "variantType-preview",
            "variantShredding-preview");

    private final Metadata metadata;
    private final Protocol protocol;
    private final Count count;
    private final Optional<Add> newest;

    /** Sums over the files of the table. */
    private static final class Count {
        private long files;
        private long bytes;
        private long countedBytes;
        private long counted;
        private long rows;

        void add(Add file) {
            files++;
            bytes += Math.max(0, file.size());
            if (file.records().isPresent()) {
                counted++;
                countedBytes += Math.max(0, file.size());
                long deleted =
                        file.deleted().map(Action.DeletionVector::cardinality).orElse(0L);
                rows += Math.max(0, file.records().getAsLong() - deleted);
            }
        }
    }

    private Snapshot(Metadata metadata, Protocol protocol, Count count, Optional<Add> newest) {
        this.metadata = metadata;
        this.protocol = protocol;
        this.count = count;
        this.newest = newest;
    }

    static Snapshot load(LogListing log, TableRoot root, ReadOptions options) throws IOException {
        Count count = new Count();
        Optional<Add> newest = Optional.empty();
        try (LiveFiles files = new LiveFiles(log, root, options)) {
            for (Optional<Add> file = files.next(); file.isPresent(); file = files.next()) {
                count.add(file.get());
                newest = newest.isPresent() ? newest : file;
            }
            return new Snapshot(
                    files.metadata().orElseThrow(() -> lacks("metaData")),
                    files.protocol().orElseThrow(() -> lacks("protocol")),
                    count,
                    newest);
        }
    }

    private static FormatException lacks(String action) {
        return new FormatException(FindingCode.DELTA_LOG_CORRUPT, "no entry of the Delta log is a " + action);
    }

    DeltaSchema schema(ReadOptions options) throws IOException {
        return DeltaSchema.parse(metadata, options);
    }

    List<String> partitionColumns() {
        return metadata.partitionColumns();
    }

    long files() {
        return count.files;
    }

    /** What keeps the rows from being read, for people. */
    Optional<String> unsupported() {
        if (protocol.minReaderVersion() > FEATURES_BY_NAME) {
            return Optional.of("the table asks for a reader of protocol version " + protocol.minReaderVersion()
                    + "; versions up to " + FEATURES_BY_NAME + " are read. Its columns stand, its rows are not read");
        }
        List<String> unknown = protocol.readerFeatures().stream()
                .filter(feature -> !UNDERSTOOD.contains(feature))
                .sorted()
                .toList();
        return protocol.minReaderVersion() < FEATURES_BY_NAME || unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("the table asks its readers for " + String.join(", ", unknown)
                        + ", which this version does not know. Its columns stand, its rows are not read");
    }

    /** Exact where the log has statistics of every file; an estimate by bytes where of some. */
    Optional<RowCount> rows() {
        if (count.counted == count.files) {
            return Optional.of(RowCount.exact(count.rows));
        }
        return count.countedBytes == 0
                ? Optional.empty()
                : Optional.of(RowCount.estimated(Math.round((double) count.rows / count.countedBytes * count.bytes)));
    }

    /** Codec by the newest file's name, as writers put it there; {@code none} where it says nothing. */
    String compression() {
        String name = newest.map(Add::path).orElse("");
        for (String codec : List.of("snappy", "zstd", "gzip", "gz", "lz4", "brotli")) {
            if (name.endsWith("." + codec + ".parquet")) {
                return codec.equals("gz") ? "gzip" : codec;
            }
        }
        return "none";
    }

    /** Rows of the newest file. */
    RowStream sampled(TableRoot root, ReadOptions options) throws IOException {
        DeltaSchema schema = schema(options);
        return new DeltaRows(
                newest.map(DeltaRows::only).orElse(DeltaRows.NO_FILE),
                schema,
                schema.fields(),
                root,
                options,
                options.sampleBytes());
    }

    RowStream rows(LiveFiles files, TableRoot root, List<String> projection, ReadOptions options) throws IOException {
        DeltaSchema schema = schema(options);
        return new DeltaRows(
                DeltaRows.all(files), schema, schema.project(projection), root, options, DataFileRows.FETCHED);
    }
}
