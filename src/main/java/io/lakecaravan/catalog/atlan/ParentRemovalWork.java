package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import io.lakecaravan.table.MadeEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Archives what tables of ours stood in, a bucket, a schema or the database, where nothing that is not archived lies below it,
 * whoever made that. Search shows what lies there; what it shows is read once more, since it knows late of what was archived a
 * moment ago (contract, section 9). What others put there seconds before is not seen; nothing is lost, as it is not touched and
 * this can be undone.
 */
final class ParentRemovalWork implements Work {
    private enum Phase {
        READ,
        CHECK,
        SEARCH,
        LOOKED,
        REMOVE,
        DONE
    }

    private final MadeEntity parent;
    private final SharedAssets shared;
    private final AtlanSettings settings;
    private Phase phase = Phase.READ;
    private Optional<JsonNode> found = Optional.empty();
    private boolean isMoreShown;
    private Optional<RemovalAnswer> answer = Optional.empty();

    ParentRemovalWork(MadeEntity parent, SharedAssets shared, AtlanSettings settings) {
        this.parent = parent;
        this.shared = shared;
        this.settings = settings;
    }

    @Override
    public boolean isFresh(Talk talk) {
        return false;
    }

    @Override
    public boolean advance(Talk talk) {
        switch (phase) {
            case READ -> {
                phase = Phase.CHECK;
                StoredAssets.read(
                        talk,
                        List.of(new Reference(parent.kind(), parent.name())),
                        entity -> found = Optional.of(entity));
            }
            case CHECK -> {
                answer = reasonToLeave();
                phase = answer.isEmpty() ? Phase.SEARCH : Phase.DONE;
            }
            case SEARCH -> {
                phase = Phase.LOOKED;
                search(talk);
            }
            case LOOKED -> {
                phase = Phase.REMOVE;
                if (answer.isEmpty() && isMoreShown) {
                    searchAgain(talk);
                }
            }
            case REMOVE -> {
                phase = Phase.DONE;
                if (answer.isEmpty()) {
                    remove(talk);
                }
            }
            case DONE -> {
                return false;
            }
        }
        return true;
    }

    private Optional<RemovalAnswer> reasonToLeave() {
        if (found.filter(StoredAssets::isActive).isEmpty()) {
            return Optional.of(RemovalAnswer.gone());
        }
        if (!StoredAssets.isSame(found.get(), parent.id())) {
            return Optional.of(RemovalAnswer.disowned("somebody purged ours and made another of its name"));
        }
        if (shared.isNeededBelow(parent.name())) {
            return Optional.of(RemovalAnswer.kept("a table of ours stands in it"));
        }
        return StoredAssets.isOurs(found.get(), parent.service(), settings.workflow())
                ? Optional.empty()
                : Optional.of(RemovalAnswer.disowned("another pipeline writes it now"));
    }

    private void search(Talk talk) {
        talk.next(new Turn(
                AtlanRequest.search(Search.of(
                        Search.PAGE, List.of("qualifiedName"), Search.prefix("qualifiedName", parent.name() + "/"))),
                reply -> {
                    List<Reference> shown = new ArrayList<>();
                    reply.require("what lies below " + parent.name() + " cannot be searched")
                            .hits()
                            .forEach(hit -> shown.add(new Reference(
                                    hit.path("typeName").asText(),
                                    hit.path("attributes").path("qualifiedName").asText())));
                    if (shown.size() < reply.json().path("entities").size()) {
                        keep("there is something in it that the token may not read");
                        return;
                    }
                    isMoreShown = reply.isFullPage();
                    StoredAssets.read(talk, shown, this::note);
                }));
    }

    private void note(JsonNode entity) {
        if (StoredAssets.isActive(entity)) {
            keep("there is something in it, such as "
                    + entity.path("attributes").path("qualifiedName").asText());
        }
    }

    /** All that was shown is archived, and what else there is comes to light when search knows that, too. */
    private void searchAgain(Talk talk) {
        if (talk.rest()) {
            phase = Phase.SEARCH;
        } else {
            keep("Atlan's search still shows what was archived; try again in some minutes");
        }
    }

    private void keep(String reason) {
        answer = Optional.of(RemovalAnswer.kept(reason));
    }

    private void remove(Talk talk) {
        answer = Optional.of(RemovalAnswer.removed());
        if (settings.isPlan()) {
            talk.changes.add("remove " + parent.kind() + " " + parent.name());
        } else {
            StoredAssets.guid(found.orElseThrow())
                    .ifPresent(guid -> Removal.plan(talk, Removal.Kind.SOFT, List.of(guid), () -> {}));
        }
    }

    @Override
    public RemovalAnswer answer(Talk talk) {
        return answer.orElseThrow();
    }
}
