package io.lakecaravan.format.iceberg;

import io.lakecaravan.format.table.TableField;
import io.lakecaravan.table.RowCount;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one metadata file says of a table.
 *
 * @param location that the table was written to; paths in the metadata start with it
 * @param specs every partition spec by its id
 * @param defaultSpec id of the one that new files are written by
 */
record TableMetadata(
        int formatVersion,
        String location,
        List<TableField> fields,
        Map<Integer, List<PartitionField>> specs,
        int defaultSpec,
        Map<String, String> properties,
        Optional<Snapshot> snapshot) {
    private static final int NEWEST_VERSION = 3;

    /**
     * @param source id of the column
     * @param transform such as {@code identity}, {@code day}, {@code bucket[16]}
     */
    record PartitionField(int id, int source, String name, String transform) {
        boolean isIdentity() {
            return transform.equals("identity");
        }
    }

    /**
     * @param manifestList path; empty in old tables, which name the manifests themselves
     * @param summary counts as texts
     */
    record Snapshot(long id, Optional<String> manifestList, List<String> manifests, Map<String, String> summary) {}

    TableMetadata {
        fields = List.copyOf(fields);
        specs = Map.copyOf(specs);
        properties = Map.copyOf(properties);
    }

    /** Names of the columns that the present spec partitions by, in its order. */
    List<String> partitionColumns() {
        Set<String> names = new LinkedHashSet<>();
        for (PartitionField field : specs.getOrDefault(defaultSpec, List.of())) {
            if (!field.transform().equals("void")) {
                fields.stream()
                        .filter(column -> column.id().isPresent() && column.id().getAsInt() == field.source())
                        .forEach(column -> names.add(column.column().name()));
            }
        }
        return List.copyOf(names);
    }

    /** By the summary; an upper bound where delete files take rows away. */
    Optional<RowCount> rows() {
        if (snapshot.isEmpty()) {
            return Optional.of(RowCount.exact(0));
        }
        Optional<Long> records = count("total-records");
        boolean deletes = count("total-position-deletes").orElse(0L) > 0
                || count("total-equality-deletes").orElse(0L) > 0
                || count("total-delete-files").orElse(0L) > 0;
        return records.filter(value -> value >= 0)
                .map(value -> deletes ? RowCount.estimated(value) : RowCount.exact(value));
    }

    private Optional<Long> count(String name) {
        String text = snapshot.map(Snapshot::summary).orElse(Map.of()).getOrDefault(name, "");
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** As the table's properties ask writers for. */
    String compression() {
        String format = properties.getOrDefault("write.format.default", "parquet");
        return properties.getOrDefault("write." + format + ".compression-codec", "none");
    }

    /** What keeps the rows from being read, for people. */
    Optional<String> unsupported() {
        if (formatVersion > NEWEST_VERSION) {
            return Optional.of("the table is of format version " + formatVersion + "; versions up to " + NEWEST_VERSION
                    + " are read. Its columns stand, its rows are not read");
        }
        if (properties.containsKey("encryption.key-id")) {
            return Optional.of("the table is encrypted. Its columns stand, its rows are not read");
        }
        if (count("total-equality-deletes").orElse(0L) > 0) {
            return Optional.of("rows of the table are deleted by value (equality deletes), which this version does not"
                    + " apply. Its columns stand, its rows are not read");
        }
        return Optional.empty();
    }
}
