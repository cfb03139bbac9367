package io.lakecaravan.catalog.atlan;

import io.lakecaravan.catalog.atlan.AtlanEntity.Part;
import io.lakecaravan.table.LogicalTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What would be sent, in a few lines for people. */
final class PlannedChanges {
    private static final int MOST_NAMES = 10;

    private PlannedChanges() {}

    static void tell(
            Talk talk,
            TablePlace place,
            LogicalTable table,
            boolean exists,
            List<AtlanEntity> changed,
            Map<String, TagDelta> tags,
            SentAssets before,
            SentAssets after) {
        String name = place.table();
        if (!exists) {
            talk.changes.add("create table " + name + " with " + table.columns().size() + " columns");
            return;
        }
        Map<Part, Integer> counts = new EnumMap<>(Part.class);
        for (AtlanEntity entity : changed) {
            boolean known = before.assets.containsKey(entity.qualifiedName());
            if (entity.part() == Part.COLUMN && counts.merge(Part.COLUMN, 1, Integer::sum) <= MOST_NAMES) {
                talk.changes.add((known ? "change column " : "add column ") + entity.qualifiedName());
            } else if (entity.part() == Part.TABLE) {
                talk.changes.add("change table " + name);
            } else {
                counts.merge(entity.part(), 1, Integer::sum);
            }
        }
        counts.forEach((part, count) -> {
            if (part == Part.COLUMN && count > MOST_NAMES) {
                talk.changes.add("change " + (count - MOST_NAMES) + " more columns of " + name);
            } else if (part == Part.OBJECT) {
                talk.changes.add("change " + count + " objects of " + name);
            } else if (part == Part.LINEAGE) {
                talk.changes.add("change " + count + " lineage processes of " + name);
            }
        });
        tags.forEach((asset, delta) -> {
            if (!delta.add().isEmpty() || !delta.remove().isEmpty()) {
                talk.changes.add("change tags of " + asset + ": " + delta.add().size() + " more, "
                        + delta.remove().size() + " fewer");
            }
        });
        long gone = before.ofTypes("Column", "S3Prefix", "S3Object").stream()
                .filter(each -> changed.stream()
                                .noneMatch(entity -> entity.qualifiedName().equals(each.qualifiedName()))
                        && !after.assets.containsKey(each.qualifiedName()))
                .count();
        if (gone > 0) {
            talk.changes.add("remove " + gone + " assets of " + name);
        }
    }
}
