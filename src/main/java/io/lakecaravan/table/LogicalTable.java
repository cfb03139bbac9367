package io.lakecaravan.table;

import io.lakecaravan.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One logical table as it goes to the catalogs.
 *
 * @param name unique within source and bucket: the root without its last slash, or the key without its data extensions;
 *     with a short hash suffix on every member of a clash
 * @param root prefix ending in {@code /}, or the whole key of a single object; with {@code *} for what varies where
 *     several tables share a folder ({@code raw/orders*}), and {@code #} before the name of a table inside its objects
 * @param member name of the table inside each of its objects (a sheet, a group); empty where objects hold one table
 * @param candidate id of the candidate it was settled from
 * @param grounds why these objects were taken for one table
 * @param columns data columns, then partition keys that lie only in the path
 * @param sampleObject key of the object that the sample is taken from; empty where none could be read
 * @param fingerprint changes exactly when an object of the table changes
 * @param tags internal names in alphabetical order
 * @param read the objects that taught it its columns, in the order they were read
 */
public record LogicalTable(
        String name,
        String source,
        String bucket,
        String root,
        String member,
        String candidate,
        Grounds grounds,
        String format,
        String compression,
        List<PartitionSummary> partitionKeys,
        Partitions partitions,
        List<TableColumn> columns,
        long objects,
        long bytes,
        Optional<RowCount> rows,
        Instant lastModified,
        Optional<LakeObject> sampleObject,
        Optional<Dialect> dialect,
        List<String> tags,
        List<Finding> findings,
        String fingerprint,
        List<ReadObject> read) {
    /**
     * The partition folders.
     *
     * @param count of folders, of all keys together
     * @param first smallest value by key
     * @param last largest value by key
     * @param series of the date that the keys say, or of the first key that is one
     * @param bytes of the folders
     */
    public record Partitions(
            long count,
            Map<String, String> first,
            Map<String, String> last,
            Optional<DateSeries> series,
            Optional<PartitionBytes> bytes) {
        public static final Partitions NONE = new Partitions(0, Map.of(), Map.of());

        /** Of which neither series nor bytes are known. */
        public Partitions(long count, Map<String, String> first, Map<String, String> last) {
            this(count, first, last, Optional.empty(), Optional.empty());
        }
    }

    public LogicalTable {
        partitionKeys = List.copyOf(partitionKeys);
        columns = List.copyOf(columns);
        tags = List.copyOf(tags);
        findings = List.copyOf(findings);
        read = List.copyOf(read);
    }

    /** A table of which it is not told what was read. */
    public LogicalTable(
            String name,
            String source,
            String bucket,
            String root,
            String member,
            String candidate,
            Grounds grounds,
            String format,
            String compression,
            List<PartitionSummary> partitionKeys,
            Partitions partitions,
            List<TableColumn> columns,
            long objects,
            long bytes,
            Optional<RowCount> rows,
            Instant lastModified,
            Optional<LakeObject> sampleObject,
            Optional<Dialect> dialect,
            List<String> tags,
            List<Finding> findings,
            String fingerprint) {
        this(
                name,
                source,
                bucket,
                root,
                member,
                candidate,
                grounds,
                format,
                compression,
                partitionKeys,
                partitions,
                columns,
                objects,
                bytes,
                rows,
                lastModified,
                sampleObject,
                dialect,
                tags,
                findings,
                fingerprint,
                List.of());
    }

    public String rule() {
        return grounds.rule();
    }

    /** Names the table in the state and in messages. */
    public String id() {
        return source + "/" + bucket + "/" + name;
    }

    /** The root without the member: where the objects lie. */
    public String location() {
        String suffix = "#" + member;
        return member.isEmpty() || !root.endsWith(suffix) ? root : root.substring(0, root.length() - suffix.length());
    }

    /** Other columns and partition keys, and what there is to say about them. */
    public LogicalTable withSchema(
            List<TableColumn> otherColumns,
            List<PartitionSummary> otherKeys,
            Partitions otherPartitions,
            List<Finding> otherFindings) {
        return new LogicalTable(
                name,
                source,
                bucket,
                root,
                member,
                candidate,
                grounds,
                format,
                compression,
                otherKeys,
                otherPartitions,
                otherColumns,
                objects,
                bytes,
                rows,
                lastModified,
                sampleObject,
                dialect,
                tags,
                otherFindings,
                fingerprint,
                read);
    }

    public LogicalTable withTags(List<String> tableTags, List<TableColumn> taggedColumns) {
        return new LogicalTable(
                name,
                source,
                bucket,
                root,
                member,
                candidate,
                grounds,
                format,
                compression,
                partitionKeys,
                partitions,
                taggedColumns,
                objects,
                bytes,
                rows,
                lastModified,
                sampleObject,
                dialect,
                tableTags,
                findings,
                fingerprint,
                read);
    }

    public LogicalTable withGrounds(Grounds others) {
        return new LogicalTable(
                name,
                source,
                bucket,
                root,
                member,
                candidate,
                others,
                format,
                compression,
                partitionKeys,
                partitions,
                columns,
                objects,
                bytes,
                rows,
                lastModified,
                sampleObject,
                dialect,
                tags,
                findings,
                fingerprint,
                read);
    }

    public LogicalTable withName(String other) {
        return new LogicalTable(
                other,
                source,
                bucket,
                root,
                member,
                candidate,
                grounds,
                format,
                compression,
                partitionKeys,
                partitions,
                columns,
                objects,
                bytes,
                rows,
                lastModified,
                sampleObject,
                dialect,
                tags,
                findings,
                fingerprint,
                read);
    }
}
