package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes lineage of ours that is no longer wanted, as the contract's section 10 says: all that is ours is searched, what
 * nobody wants is read again by guid and checked, and when it is not too much it goes, columns first. What search does not
 * show yet is found by the next run.
 */
final class SweepWork implements Work {
    /** Most that one sweep removes; the next goes on. */
    private static final int MOST = 10_000;

    private static final int GUIDS_A_READ = 50;

    private enum Phase {
        CONNECTION,
        SEARCH,
        READ,
        REMOVE,
        DONE
    }

    private final LineageSweep sweep;
    private final AtlanSettings settings;
    private final String configured;
    private Optional<AtlanConnection> connection = Optional.empty();
    private Phase phase = Phase.CONNECTION;
    private long existing;
    private final List<String> stale = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<String> processes = new ArrayList<>();
    private boolean written;

    SweepWork(LineageSweep sweep, AtlanSettings settings) {
        this.sweep = sweep;
        this.settings = settings;
        this.configured = settings.connection(sweep.source());
    }

    @Override
    public boolean isFresh(Talk talk) {
        return false;
    }

    @Override
    public boolean advance(Talk talk) {
        switch (phase) {
            case CONNECTION -> {
                phase = Phase.SEARCH;
                if (talk.knowledge.connection(configured).isEmpty()) {
                    Connections.lookUp(talk, configured);
                }
            }
            case SEARCH -> {
                connection = talk.knowledge.connection(configured);
                phase = connection.isPresent() ? Phase.READ : Phase.DONE;
                connection.ifPresent(found -> page(talk, found, Optional.empty()));
            }
            case READ -> {
                phase = Phase.REMOVE;
                if (mayGo(talk)) {
                    read(talk);
                }
            }
            case REMOVE -> {
                phase = Phase.DONE;
                remove(talk);
            }
            case DONE -> {
                return false;
            }
        }
        return true;
    }

    private void page(Talk talk, AtlanConnection found, Optional<ArrayNode> after) {
        ObjectNode body = Search.sorted(
                Search.of(
                        Search.PAGE,
                        List.of("qualifiedName", "name", "connectionQualifiedName", "lastSyncWorkflowName"),
                        Search.terms("__typeName.keyword", List.of("Process", "ColumnProcess")),
                        Search.prefix("qualifiedName", AtlanNames.lineage(found.qualifiedName())),
                        Search.term("connectionQualifiedName", found.qualifiedName()),
                        Search.term("lastSyncWorkflowName", settings.workflow())),
                List.of("__timestamp"));
        after.ifPresent(last -> {
            ObjectNode dsl = (ObjectNode) body.path("dsl");
            dsl.remove("from");
            dsl.set("search_after", last);
        });
        talk.next(new Turn(AtlanRequest.search(body), reply -> {
            JsonNode last = null;
            for (JsonNode hit : reply.require("lineage cannot be searched").hits()) {
                last = hit;
                existing++;
                String name = hit.path("attributes").path("qualifiedName").asText();
                if (stale.size() < MOST && isOurs(hit) && !sweep.needed().test(name)) {
                    stale.add(hit.path("guid").asText());
                }
            }
            // The cursor is the last hit that may be read; after a page without any there is nothing of ours.
            if (reply.isFullPage() && last != null) {
                ArrayNode next = JsonNodeFactory.instance.arrayNode();
                next.add(last.path("createTime").asLong()).add(last.path("guid").asText());
                page(talk, found, Optional.of(next));
            }
        }));
    }

    private boolean isOurs(JsonNode entity) {
        String type = entity.path("typeName").asText();
        String name = entity.path("attributes").path("qualifiedName").asText();
        String own = connection.orElseThrow().qualifiedName();
        return (type.equals("Process") || type.equals("ColumnProcess"))
                && name.startsWith(AtlanNames.lineage(own))
                && StoredAssets.isOurs(entity, own, settings.workflow());
    }

    private boolean mayGo(Talk talk) {
        long most = Math.max(sweep.floor(), (long) Math.floor(existing * sweep.share()));
        if (stale.size() <= most) {
            return true;
        }
        talk.findings.add(Finding.of(
                FindingCode.CATALOG_LINEAGE_KEPT,
                "",
                configured,
                stale.size() + " of " + existing + " lineage processes are not wanted any more, and at most " + most
                        + " may go in one run; none was removed. If they shall go, raise"
                        + " caravan.atlan.lineage-removal-share for one run"));
        stale.clear();
        return false;
    }

    private void read(Talk talk) {
        for (int from = 0; from < stale.size(); from += GUIDS_A_READ) {
            StringBuilder path = new StringBuilder("/api/meta/entity/bulk?ignoreRelationships=true&minExtInfo=true");
            stale.subList(from, Math.min(from + GUIDS_A_READ, stale.size()))
                    .forEach(guid -> path.append("&guid=").append(AtlanRequest.encoded(guid)));
            talk.next(new Turn(AtlanRequest.read(path.toString()), reply -> {
                if (!reply.isMissing()) {
                    reply.require("lineage cannot be read")
                            .json()
                            .path("entities")
                            .forEach(this::note);
                }
            }));
        }
    }

    private void note(JsonNode entity) {
        if (isOurs(entity)) {
            StoredAssets.guid(entity)
                    .ifPresent(guid ->
                            (entity.path("typeName").asText().equals("ColumnProcess") ? columns : processes).add(guid));
        }
    }

    private void remove(Talk talk) {
        Set<String> all = new HashSet<>(columns);
        all.addAll(processes);
        if (settings.isPlan()) {
            if (!all.isEmpty()) {
                talk.changes.add("remove " + all.size() + " lineage processes of " + configured);
            }
            return;
        }
        Removal.plan(talk, Removal.Kind.PURGE, columns, () -> written = true);
        Removal.plan(talk, Removal.Kind.PURGE, processes, () -> written = true);
    }

    @Override
    public CatalogAnswer answer(Talk talk) {
        Effect effect = settings.isPlan() ? Effect.PLANNED : written ? Effect.WRITTEN : Effect.UNCHANGED;
        return new CatalogAnswer(
                configured,
                effect,
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                talk.findings,
                talk.changes);
    }
}
