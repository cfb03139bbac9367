package io.lakecaravan.format.iceberg;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.table.DataFileRows;
import io.lakecaravan.format.table.DeletedRows;
import io.lakecaravan.format.table.WholeObject;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Positions of deleted rows by data file: those of delete files all at once, those of deletion vectors when their data
 * file is read.
 *
 * @see <a href="https://iceberg.apache.org/spec/#row-level-deletes">Row-level deletes</a>
 */
final class DeleteFiles {
    private static final int MOST_FILES = 100_000;
    private static final int MOST_POSITIONS = 10_000_000;
    private static final long MOST_VECTOR_BYTES = 64 << 20;

    /** Of the positions in a deletion vector's blob. */
    private static final int MAGIC = 0x6439D3D1;

    private final TableRoot root;
    private final TablePaths paths;
    private final Map<String, ContentFile> vectors = new HashMap<>();
    private final Map<String, Positions> positions = new HashMap<>();
    private int count;

    private static final class Positions {
        private long[] values = new long[8];
        private int size;

        void add(long position) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = position;
        }

        DeletedRows rows() {
            long[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return DeletedRows.of(sorted);
        }
    }

    private DeleteFiles(TableRoot root, TablePaths paths) {
        this.root = root;
        this.paths = paths;
    }

    static DeleteFiles read(Manifests manifests, TableMetadata table, TableRoot root, ReadOptions options)
            throws IOException {
        DeleteFiles deletes = new DeleteFiles(root, new TablePaths(table.location(), root));
        for (ContentFile file : manifests.all(MOST_FILES)) {
            if (file.content() != ContentFile.POSITION_DELETES) {
                throw new FormatException(
                        FindingCode.ICEBERG_FEATURE_UNSUPPORTED,
                        "rows of the table are deleted by value (equality deletes), which this version does not apply");
            } else if (file.format().equals("puffin")) {
                deletes.vectors.put(
                        file.referenced()
                                .orElseThrow(() -> corrupt("a deletion vector does not say which file it is for")),
                        file);
            } else {
                deletes.load(file, options);
            }
        }
        return deletes;
    }

    private void load(ContentFile file, ReadOptions options) throws IOException {
        String key = paths.key(file.path());
        ObjectSource source =
                WholeObject.ifSmall(file.size() < 0 ? root.open(key) : root.open(key, file.size()), DataFileRows.SMALL);
        try (DataFile data = DataFile.open(source, file.format(), options);
                io.lakecaravan.format.RowStream rows = data.rows(List.of("file_path", "pos"), DataFileRows.FETCHED)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (row.get().values().get(0) instanceof String path
                        && row.get().values().get(1) instanceof Long position) {
                    add(path, position);
                }
            }
        } catch (IllegalArgumentException e) {
            throw corrupt("a file of position deletes lacks file_path or pos");
        }
    }

    private void add(String path, long position) throws LimitException {
        if (++count > MOST_POSITIONS) {
            throw new LimitException("the snapshot's delete files hold more than " + MOST_POSITIONS
                    + " positions. Let an engine rewrite the table's data files");
        }
        positions.computeIfAbsent(path, missing -> new Positions()).add(position);
    }

    /** Of one data file. A deletion vector replaces what delete files say. */
    DeletedRows of(ContentFile data) throws IOException {
        ContentFile vector = vectors.get(data.path());
        if (vector != null) {
            return vector(vector);
        }
        Positions found = positions.get(data.path());
        return found == null ? DeletedRows.NONE : found.rows();
    }

    private DeletedRows vector(ContentFile file) throws IOException {
        long start = file.offset().orElse(-1);
        long length = file.length().orElse(-1);
        try (ObjectSource source = root.open(paths.key(file.path()))) {
            // A length, the magic and a checksum of four bytes each.
            if (start < 0 || length < 12 || start > source.size() - length) {
                throw corrupt("a deletion vector does not lie within its file");
            }
            if (length > MOST_VECTOR_BYTES) {
                throw new LimitException(
                        "a deletion vector has " + length + " bytes; they are read up to " + MOST_VECTOR_BYTES);
            }
            return parse(source.read(start, (int) length));
        }
    }

    private static DeletedRows parse(byte[] blob) throws FormatException {
        ByteBuffer in = ByteBuffer.wrap(blob);
        int end = blob.length - 4;
        CRC32 checksum = new CRC32();
        checksum.update(blob, 4, end - 4);
        boolean whole = in.getInt(0) == end - 4
                && in.getInt(end) == (int) checksum.getValue()
                && in.order(ByteOrder.LITTLE_ENDIAN).getInt(4) == MAGIC;
        return Optional.of(blob)
                .filter(bytes -> whole)
                .flatMap(bytes -> DeletedRows.portable(Arrays.copyOfRange(bytes, 8, end)))
                .orElseThrow(() -> corrupt("a deletion vector is no bitmap, or its checksum does not fit"));
    }

    private static FormatException corrupt(String what) {
        return new FormatException(FindingCode.ICEBERG_METADATA_CORRUPT, what);
    }
}
