package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.SchemaChange;
import io.lakecaravan.schema.SchemaChange.Kind;
import io.lakecaravan.schema.SchemaChanges;
import io.lakecaravan.schema.TableSchema;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.state.UpdatedTable;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.TableColumn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the tables of a complete source with those of its last completed run, and does with each change what the
 * source's policy says: note it in the history, keep the columns as they were, or withhold the source.
 */
public final class SchemaEvolution {
    /** Changes told in one message. */
    private static final int TOLD = 10;

    private final CaravanConfig config;
    private final StateStore state;

    public SchemaEvolution(CaravanConfig config, StateStore state) {
        this.config = config;
        this.state = state;
    }

    /** To be called once, when the source's tables have their names and none is published. */
    public void compare(String run, String source) {
        if (state.ledger().isWithheld(run, source)) {
            return;
        }
        boolean refused = false;
        Iterator<UpdatedTable> updated = state.settled().updated(run, source);
        while (updated.hasNext()) {
            UpdatedTable table = updated.next();
            List<SchemaChange> changes = SchemaChanges.between(schema(table.before()), schema(table.after()));
            if (changes.isEmpty()) {
                continue;
            }
            switch (config.source(source).schemaChanges()) {
                case APPLY -> state.history().put(run, table.after(), changes);
                case PROPOSE -> propose(run, table, changes);
                case FAIL -> refused |= refuse(run, table.after(), changes);
            }
        }
        if (refused) {
            state.ledger().withhold(run, source);
        }
    }

    private static TableSchema schema(LogicalTable table) {
        return new TableSchema(
                table.format(),
                table.columns().stream().map(TableColumn::column).toList(),
                table.partitionKeys().stream()
                        .map(key -> Column.nullable(key.name(), key.type()))
                        .toList());
    }

    /** The format is how objects are read, so another one is applied. */
    private void propose(String run, UpdatedTable table, List<SchemaChange> changes) {
        List<SchemaChange> applied = changes.stream()
                .filter(change -> change.kind() == Kind.FORMAT_CHANGED)
                .toList();
        if (!applied.isEmpty()) {
            state.history().put(run, table.after(), applied);
        }
        List<SchemaChange> proposed =
                changes.stream().filter(change -> !applied.contains(change)).toList();
        if (proposed.isEmpty()) {
            return;
        }
        Finding finding = Finding.of(
                FindingCode.SCHEMA_CHANGE_PROPOSED,
                table.after().bucket(),
                table.after().root(),
                sentences(proposed) + "; the columns of the last completed run are kept. To accept, run once with"
                        + " schema: {changes: apply} in source " + table.after().source());
        state.together(() -> {
            state.settled().replace(run, HeldSchema.of(table.before(), table.after(), finding));
            state.findings().report(run, table.after().source(), finding);
        });
    }

    /** @return whether a change is breaking */
    private boolean refuse(String run, LogicalTable table, List<SchemaChange> changes) {
        List<SchemaChange> breaking =
                changes.stream().filter(SchemaChange::isBreaking).toList();
        if (breaking.isEmpty()) {
            state.history().put(run, table, changes);
            return false;
        }
        state.findings()
                .report(
                        run,
                        table.source(),
                        Finding.of(
                                FindingCode.SCHEMA_CHANGE_REFUSED,
                                table.bucket(),
                                table.root(),
                                sentences(breaking) + "; nothing of source " + table.source()
                                        + " was published. Undo the change in the lake, or accept it: run once with"
                                        + " schema: {changes: apply}"));
        return true;
    }

    private static String sentences(List<SchemaChange> changes) {
        List<String> told = new ArrayList<>(
                changes.stream().limit(TOLD).map(SchemaChange::sentence).toList());
        if (changes.size() > TOLD) {
            told.add((changes.size() - TOLD) + " more changes");
        }
        return told.stream().collect(Collectors.joining("; "));
    }
}
