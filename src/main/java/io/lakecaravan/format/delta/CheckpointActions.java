package io.lakecaravan.format.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.delta.ActionNodes.IncompleteException;
import io.lakecaravan.format.parquet.ParquetFile;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A checkpoint or a part of one in Parquet: a row for each action. Only the columns that readers need are fetched. */
final class CheckpointActions implements ActionSource {
    /** Tombstones in a checkpoint are for writers that clean up. */
    private static final Set<String> WANTED = Set.of(
            "add.path",
            "add.partitionValues",
            "add.size",
            "add.stats",
            "add.stats_parsed.numRecords",
            "add.deletionVector",
            "metaData.schemaString",
            "metaData.partitionColumns",
            "metaData.configuration",
            "protocol.minReaderVersion",
            "protocol.readerFeatures",
            "sidecar.path",
            "sidecar.sizeInBytes");

    private final String name;
    private final ObjectSource source;
    private final RowStream rows;
    private final Deque<Action> waiting = new ArrayDeque<>();

    private CheckpointActions(String name, ObjectSource source, RowStream rows) {
        this.name = name;
        this.source = source;
        this.rows = rows;
    }

    /** Takes the source over. */
    static CheckpointActions open(String name, ObjectSource source, ReadOptions options) throws IOException {
        boolean opened = false;
        try {
            ParquetFile file = ParquetFile.open(source, options);
            CheckpointActions actions = new CheckpointActions(name, source, file.rows(CheckpointActions::isWanted));
            opened = true;
            return actions;
        } catch (FormatException e) {
            throw corrupt(name, e.getMessage(), e);
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    private static boolean isWanted(List<String> path) {
        for (int length = 2; length <= Math.min(3, path.size()); length++) {
            if (WANTED.contains(String.join(".", path.subList(0, length)))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<Action> next() throws IOException {
        while (waiting.isEmpty()) {
            Optional<Row> row = row();
            if (row.isEmpty()) {
                return Optional.empty();
            }
            List<Column> columns = rows.schema().columns();
            for (int i = 0; i < columns.size(); i++) {
                Object value = row.get().values().get(i);
                if (value != null && ActionNodes.KINDS.contains(columns.get(i).name())) {
                    waiting.add(action(columns.get(i), value));
                }
            }
        }
        return Optional.of(waiting.remove());
    }

    private Optional<Row> row() throws IOException {
        try {
            return rows.next();
        } catch (FormatException e) {
            throw corrupt(name, e.getMessage(), e);
        }
    }

    private Action action(Column column, Object value) throws FormatException {
        if (!(column.type() instanceof StructOf struct)) {
            throw corrupt(name, "column " + column.name() + " is no struct", null);
        }
        try {
            return ActionNodes.of(column.name(), node(struct, (List<?>) value));
        } catch (IncompleteException e) {
            throw corrupt(name, e.getMessage(), e);
        }
    }

    private static ObjectNode node(StructOf struct, List<?> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < struct.fields().size(); i++) {
            Column field = struct.fields().get(i);
            Object value = values.get(i);
            if (value != null) {
                node.set(field.name(), node(field, value));
            }
        }
        return node;
    }

    private static JsonNode node(Column field, Object value) {
        if (field.type() instanceof StructOf struct) {
            return node(struct, (List<?>) value);
        } else if (field.type() instanceof MapOf map) {
            ObjectNode entries = JsonNodeFactory.instance.objectNode();
            ((Map<?, ?>) value)
                    .forEach((key, item) -> entries.set(
                            String.valueOf(key), Rendering.json(map.value().type(), item)));
            return entries;
        } else if (value instanceof Long number && number == number.intValue()) {
            return JsonNodeFactory.instance.numberNode(number.intValue());
        }
        return Rendering.json(field.type(), value);
    }

    private static FormatException corrupt(String name, String what, Throwable cause) {
        return new FormatException(FindingCode.DELTA_LOG_CORRUPT, -1, name + ": " + what, cause);
    }

    @Override
    public void close() throws IOException {
        rows.close();
        source.close();
    }
}
