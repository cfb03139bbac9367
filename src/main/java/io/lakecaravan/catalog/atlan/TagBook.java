package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The definitions of tags. The server names each by chance; people know it by its display name, which is our tag's name.
 * Before one is defined, and after an answer that was lost, what is there is read: defined twice, it would be two.
 */
final class TagBook {
    private static final int MOST_TRIES = 4;

    private final Talk talk;
    private final TreeSet<String> wanted;
    private int tries;
    /** How often to look whether definitions stand whose answer was lost, before they are sent again. */
    private int looks;

    private TagBook(Talk talk, Collection<String> wanted) {
        this.talk = talk;
        this.wanted = new TreeSet<>(wanted);
    }

    /**
     * Plans what is needed so that {@link #name} knows those tags that can be set.
     *
     * @param last tags that are set already: what of them is not defined any more is not defined for being taken away
     */
    static void require(Talk talk, Collection<String> wanted, Collection<String> last) {
        TagBook book = new TagBook(talk, wanted);
        if (wanted.isEmpty() && last.isEmpty()) {
            return;
        }
        if (talk.knowledge.tags().isEmpty()) {
            book.read();
        } else {
            book.complete();
        }
    }

    /** The server's name of a tag; empty where it is not defined. */
    static Optional<String> name(TenantKnowledge knowledge, String tag) {
        Map<String, String> known = knowledge.tags().orElse(Map.of());
        if (known.containsKey(tag)) {
            return Optional.of(known.get(tag));
        }
        return known.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(tag))
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    private void read() {
        talk.now(new Turn(AtlanRequest.read("/api/meta/types/typedefs?type=CLASSIFICATION"), reply -> {
            note(reply.require("the definitions of tags cannot be read").json(), Map.of());
            complete();
        }));
    }

    private void note(JsonNode answer, Map<String, String> before) {
        Map<String, String> names = new HashMap<>(before);
        answer.path("classificationDefs")
                .forEach(each -> names.put(
                        each.path("displayName").asText(), each.path("name").asText()));
        talk.knowledge.tags(names);
    }

    private void complete() {
        List<String> missing = wanted.stream()
                .filter(tag -> name(talk.knowledge, tag).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        if (looks > 1) {
            looks--;
            talk.rest();
            read();
            return;
        }
        if (talk.settings.tags() == AtlanSettings.Tags.EXISTING) {
            missing.forEach(this::reportMissing);
        } else if (talk.settings.isPlan()) {
            missing.forEach(tag -> talk.changes.add("create tag " + tag));
        } else if (tries++ < MOST_TRIES) {
            talk.now(new Turn(AtlanRequest.define(definition(missing)), this::noteDefined, this::readLater));
        } else {
            missing.forEach(this::reportMissing);
        }
    }

    private void noteDefined(AtlanReply reply) {
        if (reply.isTaken()) {
            note(reply.json(), talk.knowledge.tags().orElse(Map.of()));
            talk.goOn();
            complete();
        } else if (reply.status() == 409 || reply.status() >= 500) {
            readLater();
        } else {
            // Without the right to define tags the tables go without them; what passes never gets here.
            wanted.stream().filter(tag -> name(talk.knowledge, tag).isEmpty()).forEach(this::reportMissing);
        }
    }

    /** The definition may stand all the same, and be seen a little later. */
    private void readLater() {
        looks = MetadataBook.LOOKS;
        talk.rest();
        read();
    }

    private void reportMissing(String tag) {
        if (talk.knowledge.isNews("tag " + tag)) {
            talk.findings.add(Finding.of(
                    FindingCode.CATALOG_TAG_MISSING,
                    "",
                    tag,
                    "Atlan defines no tag that is shown as " + tag + ", so it was not set. Define it there, or write"
                            + " catalogs.atlan.missing-tags: create"));
        }
    }

    private static ObjectNode definition(List<String> tags) {
        ObjectNode all = MetadataSet.definitions();
        ArrayNode definitions = all.withArray("classificationDefs");
        for (String tag : tags) {
            ObjectNode one = definitions.addObject();
            one.put("category", "CLASSIFICATION").put("name", tag).put("displayName", tag);
            one.put("description", "Set by Lake Caravan").put("skipDisplayNameUniquenessCheck", false);
            one.putObject("options")
                    .put("color", "Gray")
                    .put("iconName", "PhTag")
                    .put("iconType", "icon")
                    .put("imageID", "");
        }
        return all;
    }
}
