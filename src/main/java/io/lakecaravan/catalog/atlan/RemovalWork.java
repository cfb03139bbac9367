package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import java.util.ArrayList;
import java.util.List;

/** Removes one table: column lineage, lineage, then columns, objects and the table, each after a look whether it is ours. */
final class RemovalWork implements Work {
    private enum Phase {
        READ,
        REMOVE,
        DONE
    }

    private final TableRemoval removal;
    private final SharedAssets shared;
    private final AtlanSettings settings;
    private final SentAssets sent;
    private final List<List<String>> lineage = List.of(new ArrayList<>(), new ArrayList<>());
    /** Columns, objects, prefixes, the table. */
    private final List<List<String>> assets =
            List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    private Phase phase = Phase.READ;
    private boolean written;

    RemovalWork(TableRemoval removal, SharedAssets shared, AtlanSettings settings) {
        this.removal = removal;
        this.shared = shared;
        this.settings = settings;
        this.sent =
                SentAssets.of(removal.base(), removal.base().path("connection").asText());
    }

    @Override
    public boolean isFresh(Talk talk) {
        return false;
    }

    @Override
    public boolean advance(Talk talk) {
        switch (phase) {
            case READ -> {
                phase = Phase.REMOVE;
                read(talk, lineage.get(0), "ColumnProcess");
                read(talk, lineage.get(1), "Process");
                read(talk, assets.get(0), "Column");
                read(talk, assets.get(1), "S3Object");
                read(talk, assets.get(2), "S3Prefix");
                read(talk, assets.get(3), "Table");
            }
            case REMOVE -> {
                phase = Phase.DONE;
                if (settings.isPlan()) {
                    plan(talk);
                } else {
                    lineage.forEach(guids -> Removal.plan(talk, Removal.Kind.PURGE, guids, () -> written = true));
                    assets.forEach(guids -> Removal.plan(talk, Removal.Kind.SOFT, guids, () -> written = true));
                }
            }
            case DONE -> {
                return false;
            }
        }
        return true;
    }

    private void read(Talk talk, List<String> guids, String type) {
        List<Reference> own = sent.childrenFirst(type).stream()
                .filter(each -> !shared.isNeededBeside(removal.table(), each.qualifiedName()))
                .toList();
        boolean isLineage = type.endsWith("Process");
        StoredAssets.read(talk, own, entity -> {
            if ((isLineage || StoredAssets.isActive(entity)) && isOurs(entity, isLineage)) {
                StoredAssets.guid(entity).ifPresent(guids::add);
            }
        });
    }

    private boolean isOurs(JsonNode entity, boolean isLineage) {
        String name = entity.path("attributes").path("qualifiedName").asText();
        return StoredAssets.isOurs(entity, sent.connection, settings.workflow())
                && (!isLineage || name.startsWith(AtlanNames.lineage(sent.connection)));
    }

    private void plan(Talk talk) {
        if (!assets.get(3).isEmpty()) {
            talk.changes.add("remove table " + removal.asset());
        }
    }

    @Override
    public RemovalAnswer answer(Talk talk) {
        if (settings.isPlan() || written) {
            return RemovalAnswer.removed();
        }
        return sent.isEmpty() ? RemovalAnswer.kept("what it consists of is not known any more") : RemovalAnswer.gone();
    }
}
