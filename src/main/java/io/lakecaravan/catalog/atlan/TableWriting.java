package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.atlan.AtlanEntity.Part;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LogicalTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends assets in batches, one after the other. A batch is a transaction: when it is refused for one of its assets, each is
 * sent alone, and one that the table can do without is left out.
 */
final class TableWriting {
    private record Refused(int count, String first) {}

    private final Talk talk;
    private final String run;
    private final long startedAt;
    private final SentAssets before;
    private final SentAssets after;
    private final Map<String, TagDelta> tags;
    private final Map<Part, Refused> refused = new EnumMap<>(Part.class);
    private boolean written;
    private boolean startOver;
    private boolean tableCreated;

    TableWriting(
            Talk talk, String run, long startedAt, SentAssets before, SentAssets after, Map<String, TagDelta> tags) {
        this.talk = talk;
        this.run = run;
        this.startedAt = startedAt;
        this.before = before;
        this.after = after;
        this.tags = tags;
    }

    void plan(List<AtlanEntity> entities) {
        int size = talk.settings.batchSize();
        for (int from = 0; from < entities.size(); from += size) {
            List<AtlanEntity> batch = entities.subList(from, Math.min(from + size, entities.size()));
            talk.next(turn(batch));
        }
    }

    private Turn turn(List<AtlanEntity> batch) {
        EntityBatch request = new EntityBatch(batch, tags, talk.knowledge);
        return new Turn(AtlanRequest.write(request.body(run, startedAt)), reply -> note(batch, request, reply));
    }

    private void note(List<AtlanEntity> batch, EntityBatch request, AtlanReply reply) {
        if (startOver) {
            return;
        }
        if (reply.isTaken()) {
            taken(batch, request, reply.json());
        } else if (reply.verdict().decision() == Decision.STOP) {
            throw reply.refusal("assets were refused");
        } else if (mayBeGone(reply)) {
            startOver();
        } else if (batch.size() > 1) {
            for (int i = batch.size() - 1; i >= 0; i--) {
                talk.now(turn(List.of(batch.get(i))));
            }
        } else {
            refused(batch.get(0), reply);
        }
    }

    /** Something that we wrote before and refer to, or a tag that was defined a moment ago. */
    private boolean mayBeGone(AtlanReply reply) {
        return reply.says("ATLAS-404-00-008") || (reply.says("ATLAS-404-00-00A") && !before.isEmpty());
    }

    private void startOver() {
        startOver = true;
        talk.turns.clear();
    }

    private void taken(List<AtlanEntity> batch, EntityBatch request, JsonNode answer) {
        JsonNode mutated = answer.path("mutatedEntities");
        written |= !mutated.path("CREATE").isEmpty() || !mutated.path("UPDATE").isEmpty();
        for (AtlanEntity entity : batch) {
            if (entity.part() == Part.TABLE) {
                String guid = answer.path("guidAssignments")
                        .path(request.placeholder(entity))
                        .asText();
                if (!before.guid.isEmpty() && !guid.isEmpty() && !guid.equals(before.guid)) {
                    // Purged and made anew by this request: what it had went with it.
                    startOver();
                    return;
                }
                after.guid = guid;
                for (JsonNode created : mutated.path("CREATE")) {
                    tableCreated |= created.path("guid").asText().equals(guid);
                }
            }
            if (entity.part() != Part.PARENT) {
                TagDelta delta = tags.get(entity.qualifiedName());
                after.assets.put(
                        entity.qualifiedName(),
                        new SentAssets.Asset(
                                entity.type(), entity.print(), entity.flow(), delta == null ? Set.of() : delta.ours()));
            }
        }
    }

    private void refused(AtlanEntity entity, AtlanReply reply) {
        if (entity.part() == Part.TABLE || entity.part() == Part.PARENT) {
            throw reply.refusal("the " + entity.type() + " " + entity.qualifiedName() + " was refused");
        }
        String why =
                entity.name() + " (" + reply.status() + ", " + reply.verdict().fix() + ")";
        refused.merge(entity.part(), new Refused(1, why), (one, other) -> new Refused(one.count() + 1, one.first()));
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
