package io.lakecaravan.catalog.atlan;

import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.atlan.AtlanEntity.Part;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LogicalTable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which assets of a table are still to be sent, and what came of those that were: an asset is sent until the tenant has taken
 * or refused it, whichever request it is part of.
 */
final class TableWriting {
    /** Whether all may be sent once more where something is gone that was believed to stand there. */
    enum Again {
        ALLOWED,
        DONE
    }

    private record Refused(int count, String first) {}

    private final Talk talk;
    private final String run;
    private final long startedAt;
    private final SentAssets before;
    private final SentAssets after;
    private final Map<String, TagDelta> tags;
    private final Again again;
    private final Map<Part, Refused> refused = new EnumMap<>(Part.class);
    private final Map<Reference, AtlanEntity> pending = new LinkedHashMap<>();
    private final Set<Reference> taken = new HashSet<>();
    private List<AtlanEntity> parents = List.of();
    private boolean written;
    private boolean startOver;
    private boolean tableCreated;
    private Optional<CatalogException> failure = Optional.empty();

    TableWriting(
            Talk talk,
            String run,
            long startedAt,
            SentAssets before,
            SentAssets after,
            Map<String, TagDelta> tags,
            Again again) {
        this.talk = talk;
        this.run = run;
        this.startedAt = startedAt;
        this.before = before;
        this.after = after;
        this.tags = tags;
        this.again = again;
    }

    /**
     * Takes what is to be sent, in this order.
     *
     * @param shared what tables share and must stand before; sent where this run has not done so
     */
    void plan(List<AtlanEntity> shared, List<AtlanEntity> entities) {
        parents = List.copyOf(shared);
        entities.forEach(entity -> pending.putIfAbsent(entity.reference(), entity));
    }

    boolean isPending() {
        return !pending.isEmpty();
    }

    Collection<AtlanEntity> pending() {
        return pending.values();
    }

    List<AtlanEntity> lackingParents() {
        return parents.stream()
                .filter(parent -> !talk.knowledge.stands(parent.reference()))
                .toList();
    }

    /** Whether it is still to be sent for this table. */
    boolean wants(AtlanEntity entity) {
        return entity.part() == Part.PARENT
                ? isPending() && !talk.knowledge.stands(entity.reference())
                : pending.containsKey(entity.reference());
    }

    /** As it stands in a request. */
    EntityBatch.Entry entry(AtlanEntity entity) {
        return new EntityBatch.Entry(
                entity,
                tags.getOrDefault(entity.qualifiedName(), TagDelta.NONE),
                talk.knowledge.metadata().orElse(MetadataSet.NONE),
                run,
                startedAt);
    }

    /** Something that we wrote before and refer to, or a tag that was defined a moment ago. */
    boolean mayBeGone(AtlanReply reply) {
        boolean believing = !before.isEmpty()
                || parents.stream().anyMatch(parent -> !taken.contains(parent.reference()) && !wants(parent));
        return again == Again.ALLOWED
                && (reply.says("ATLAS-404-00-008") || (reply.says("ATLAS-404-00-00A") && believing));
    }

    void startOver() {
        startOver = true;
        pending.clear();
        parents.forEach(parent -> talk.knowledge.forget(parent.reference()));
    }

    /** The tenant has the asset as it is wanted. */
    void taken(AtlanEntity entity, Saved saved) {
        if (entity.part() == Part.PARENT) {
            Made.Origin origin = saved.effect() == Saved.Effect.CREATED ? Made.Origin.MADE : Made.Origin.FOUND;
            talk.knowledge.stood(
                    entity.reference(),
                    Made.parent(origin, entity.type(), entity.qualifiedName(), saved.guid(), after.connection));
        } else if (!pending.containsKey(entity.reference())) {
            return;
        }
        written |= saved.effect() != Saved.Effect.SAME;
        taken.add(entity.reference());
        if (entity.part() == Part.TABLE && isAnother(saved)) {
            // Purged and made anew by this request: what it had went with it.
            startOver();
        } else if (entity.part() != Part.PARENT) {
            note(entity, saved);
        }
    }

    private boolean isAnother(Saved saved) {
        return again == Again.ALLOWED
                && !before.guid.isEmpty()
                && !saved.guid().isEmpty()
                && !saved.guid().equals(before.guid);
    }

    private void note(AtlanEntity entity, Saved saved) {
        if (entity.part() == Part.TABLE) {
            after.guid = saved.guid();
            tableCreated |= saved.effect() == Saved.Effect.CREATED;
        }
        pending.remove(entity.reference());
        TagDelta delta = tags.get(entity.qualifiedName());
        after.assets.put(
                entity.qualifiedName(),
                new SentAssets.Asset(
                        entity.type(), entity.print(), entity.flow(), delta == null ? Set.of() : delta.ours()));
    }

    /** The tenant refuses the asset itself; where the table cannot do without it, nothing more of the table is sent. */
    void refused(AtlanEntity entity, AtlanReply reply) {
        if (entity.part() == Part.TABLE || entity.part() == Part.PARENT) {
            failure =
                    Optional.of(reply.refusal("the " + entity.type() + " " + entity.qualifiedName() + " was refused"));
            pending.clear();
            return;
        }
        pending.remove(entity.reference());
        String why =
                entity.name() + " (" + reply.status() + ", " + reply.verdict().fix() + ")";
        refused.merge(entity.part(), new Refused(1, why), (one, other) -> new Refused(one.count() + 1, one.first()));
    }

    /** Why the tenant has not taken the table. */
    Optional<CatalogException> failure() {
        return failure;
    }

    /** One finding for all assets of a kind. */
    void report(LogicalTable table) {
        refused.forEach((part, those) -> talk.findings.add(Finding.of(
                FindingCode.CATALOG_ASSET_REFUSED,
                table.bucket(),
                table.name(),
                "Atlan took the table and refuses " + those.count() + " of its "
                        + switch (part) {
                            case COLUMN -> "columns";
                            case OBJECT -> "objects";
                            case LINEAGE -> "lineage processes";
                            case PARENT, TABLE -> "assets";
                        }
                        + ", the first of them " + those.first())));
    }

    boolean hasWritten() {
        return written;
    }

    boolean hasCreatedTable() {
        return tableCreated;
    }

    boolean mustStartOver() {
        return startOver;
    }
}
