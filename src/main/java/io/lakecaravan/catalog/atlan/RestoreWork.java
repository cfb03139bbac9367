package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import io.lakecaravan.table.MadeEntity;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings one table back with its columns, folder and objects, or what tables stand in, as people left them: an upsert of an archived asset that says
 * no more than its names and that it is active (contract, section 6). Its lineage is gone for good and comes with the next
 * crawl that finds the table.
 */
final class RestoreWork implements Work {
    private enum Phase {
        READ,
        RESTORE,
        DONE
    }

    private final MadeEntity table;
    private final AtlanSettings settings;
    private final SentAssets sent;
    private final List<JsonNode> archived = new ArrayList<>();
    private Phase phase = Phase.READ;
    private boolean isThere;

    RestoreWork(TableRestoration restoration, AtlanSettings settings) {
        this.table = restoration.table();
        this.settings = settings;
        this.sent = SentAssets.of(table.base(), table.service());
    }

    @Override
    public boolean isFresh(Talk talk) {
        return false;
    }

    @Override
    public boolean advance(Talk talk) {
        switch (phase) {
            case READ -> {
                phase = Phase.RESTORE;
                StoredAssets.read(talk, wanted(), this::note);
            }
            case RESTORE -> {
                phase = Phase.DONE;
                int size = settings.batchSize();
                for (int from = 0; from < archived.size(); from += size) {
                    talk.next(new Turn(
                            AtlanRequest.write(body(archived.subList(from, Math.min(from + size, archived.size())))),
                            reply -> reply.require("archived assets of ours cannot be restored")));
                }
            }
            case DONE -> {
                return false;
            }
        }
        return true;
    }

    /** Parents first; of what no more is known of, itself. */
    private List<Reference> wanted() {
        List<Reference> all = new ArrayList<>(sent.ofTypes("Table", "Column", "S3Prefix", "S3Object"));
        Reference itself = new Reference(table.kind(), table.name());
        if (!all.contains(itself)) {
            all.add(0, itself);
        }
        return all;
    }

    private void note(JsonNode entity) {
        if (!StoredAssets.isOurs(entity, table.service(), settings.workflow())) {
            return;
        }
        boolean isItself =
                entity.path("attributes").path("qualifiedName").asText().equals(table.name());
        if (isItself && !table.isTable() && !StoredAssets.isSame(entity, table.id())) {
            return;
        }
        isThere |= isItself;
        if (!StoredAssets.isActive(entity)) {
            archived.add(entity);
        }
    }

    private static ObjectNode body(List<JsonNode> assets) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("entities");
        for (JsonNode asset : assets) {
            ObjectNode one =
                    all.addObject().put("typeName", asset.path("typeName").asText());
            one.put("guid", "-" + all.size()).put("status", "ACTIVE");
            one.putObject("attributes")
                    .put(
                            "qualifiedName",
                            asset.path("attributes").path("qualifiedName").asText())
                    .put("name", asset.path("attributes").path("name").asText());
        }
        return body;
    }

    @Override
    public RemovalAnswer answer(Talk talk) {
        return isThere ? RemovalAnswer.restored() : RemovalAnswer.disowned("it was deleted for good");
    }
}
