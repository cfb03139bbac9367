package io.lakecaravan.format.iceberg;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.iceberg.AvroRecords.Fields;
import io.lakecaravan.format.iceberg.TableMetadata.Snapshot;
import io.lakecaravan.format.table.WholeObject;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The files of a snapshot, manifest by manifest; of the manifests themselves only their names are held. */
final class Manifests implements Closeable {
    private static final int MOST = 1_000_000;

    /** Up to here a manifest is fetched in one request. */
    private static final long SMALL = 16 << 20;

    /** @param size -1 where it is not known */
    private record Manifest(String path, long size, int spec) {}

    private final TableRoot root;
    private final TablePaths paths;
    private final ReadOptions options;
    private final Deque<Manifest> left;
    private Optional<AvroRecords> open = Optional.empty();
    private int spec;

    private Manifests(TableRoot root, TablePaths paths, ReadOptions options, Deque<Manifest> left) {
        this.root = root;
        this.paths = paths;
        this.options = options;
        this.left = left;
    }

    /** Those of data, and those of deletes. */
    record Both(Manifests data, Manifests deletes) {}

    static Both of(TableMetadata table, TableRoot root, ReadOptions options) throws IOException {
        Deque<Manifest> data = new ArrayDeque<>();
        Deque<Manifest> deletes = new ArrayDeque<>();
        TablePaths paths = new TablePaths(table.location(), root);
        if (table.snapshot().isPresent()) {
            Snapshot snapshot = table.snapshot().get();
            snapshot.manifests().forEach(path -> data.add(new Manifest(path, -1, table.defaultSpec())));
            if (snapshot.manifestList().isPresent()) {
                list(open(root, paths.key(snapshot.manifestList().get()), -1), options, data, deletes);
            }
        }
        return new Both(new Manifests(root, paths, options, data), new Manifests(root, paths, options, deletes));
    }

    private static ObjectSource open(TableRoot root, String key, long size) throws IOException {
        return WholeObject.ifSmall(size < 0 ? root.open(key) : root.open(key, size), SMALL);
    }

    private static void list(ObjectSource source, ReadOptions options, Deque<Manifest> data, Deque<Manifest> deletes)
            throws IOException {
        try (AvroRecords records = AvroRecords.open(source, options)) {
            for (Optional<Fields> record = records.next(); record.isPresent(); record = records.next()) {
                Fields fields = record.get();
                Manifest manifest = new Manifest(
                        fields.text("manifest_path")
                                .orElseThrow(() -> new FormatException(
                                        FindingCode.ICEBERG_METADATA_CORRUPT,
                                        "an entry of the list of manifests lacks manifest_path")),
                        fields.number("manifest_length").orElse(-1),
                        (int) fields.number("partition_spec_id").orElse(0));
                (fields.number("content").orElse(0) == 0 ? data : deletes).add(manifest);
                if (data.size() + deletes.size() > MOST) {
                    throw new LimitException("the snapshot has more than " + MOST + " manifests");
                }
            }
        }
    }

    /** The next file; empty at the end. */
    Optional<ContentFile> next() throws IOException {
        while (advance()) {
            Optional<Fields> entry = open.orElseThrow().next();
            if (entry.isEmpty()) {
                closeManifest();
                continue;
            }
            Optional<ContentFile> file = ContentFile.of(entry.get(), spec);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    /** All files, at most so many. */
    List<ContentFile> all(int most) throws IOException {
        List<ContentFile> files = new ArrayList<>();
        for (Optional<ContentFile> file = next(); file.isPresent(); file = next()) {
            if (files.size() == most) {
                throw new LimitException("the snapshot has more than " + most + " delete files. Let an engine"
                        + " rewrite the table's data files");
            }
            files.add(file.get());
        }
        return files;
    }

    private boolean advance() throws IOException {
        if (open.isEmpty() && !left.isEmpty()) {
            Manifest manifest = left.remove();
            spec = manifest.spec();
            open = Optional.of(AvroRecords.open(open(root, paths.key(manifest.path()), manifest.size()), options));
        }
        return open.isPresent();
    }

    private void closeManifest() throws IOException {
        if (open.isPresent()) {
            AvroRecords records = open.get();
            open = Optional.empty();
            records.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeManifest();
    }
}
