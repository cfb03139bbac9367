package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.catalog.StoreTagsShown;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a store's tags need before a table is written: classifications and tags, or definitions of custom properties; and
 * the bucket's tags at the bucket's own entity, which is merged once a run as tables are.
 */
final class StoreTagPrerequisites {
    /** Before the name of a bucket's entity, where it stands among the names of tables. */
    private static final String BUCKET = "bucket:";

    private static final Set<String> TEXTS = Set.of("string", "markdown");

    private final EntitySettings settings;

    StoreTagPrerequisites(EntitySettings settings) {
        this.settings = settings;
    }

    /** @param type of the entity that shows them */
    void require(StoreWish wish, String type, Set<Prerequisite> wanted) {
        wish.labels()
                .forEach(tag ->
                        wanted.add(Prerequisite.classification(TagPath.of(tag).classification())));
        wish.labels().forEach(tag -> wanted.add(Prerequisite.tag(tag)));
        if (settings.storeTags() == StoreTagsShown.PROPERTIES && !wish.raw().isEmpty()) {
            wanted.add(Prerequisite.valueType());
            wish.raw().keySet().forEach(key -> wanted.add(Prerequisite.property(type, key)));
        }
    }

    void requireBucket(TableConversation talk, Set<Prerequisite> wanted) {
        Prerequisite bucket = Prerequisite.storeTags(talk.model.bucketEntity());
        if (talk.known.isPresent(bucket)) {
            return;
        }
        JsonNode base = settings.ours().base(BUCKET + bucket.fqn());
        StoreWish wish = StoreWish.ofBucket(settings.storeTags(), talk.publication, base);
        if (wish.raw().isEmpty() && base.isEmpty()) {
            talk.known.present(bucket, "");
            return;
        }
        require(wish, bucket.type(), wanted);
        wanted.add(bucket);
    }

    /**
     * Takes the definition of a type with its custom properties.
     *
     * @return whether the property is defined next
     */
    static boolean noteProperty(TableConversation talk, Prerequisite asked, JsonNode type, Mode mode) {
        for (JsonNode property : type.path("customProperties")) {
            String name = property.path("name").asText();
            talk.known.present(new Prerequisite(asked.what(), asked.type() + "." + name, "", Optional.empty()), "");
            JsonNode value = property.path("propertyType");
            if (TEXTS.contains(
                    value.path("name").asText(value.path("fullyQualifiedName").asText()))) {
                talk.known.usableProperty(asked.type(), name);
            }
        }
        Optional<String> text = talk.known.id(Prerequisite.valueType());
        if (talk.known.isPresent(asked) || text.isEmpty()) {
            return false;
        }
        if (mode == Mode.PLAN) {
            talk.creations.add("create custom property " + asked.fqn());
            usable(talk, asked);
            return false;
        }
        ObjectNode body = asked.body().orElseThrow().deepCopy();
        body.putObject("propertyType").put("id", text.get()).put("type", "type");
        talk.step = TableConversation.Step.CREATE;
        talk.request = new TableConversation.Request(
                "PUT", asked.collection() + "/" + type.path("id").asText(), body);
        return true;
    }

    static void usable(TableConversation talk, Prerequisite property) {
        String type = property.type();
        talk.known.usableProperty(type, property.fqn().substring(type.length() + 1));
    }

    /**
     * Merges what stands at the bucket's entity with what the store says.
     *
     * @return whether it is changed next
     */
    boolean noteBucket(TableConversation talk, Prerequisite asked, JsonNode there, Mode mode) {
        String key = BUCKET + asked.fqn();
        JsonNode last = settings.ours().base(key);
        boolean other = last.hasNonNull("id")
                && !last.path("id").asText().equals(there.path("id").asText());
        JsonNode base = other ? JsonNodeFactory.instance.objectNode() : last;
        StoreWish wish = StoreWish.ofBucket(settings.storeTags(), talk.publication, last);
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wish.putInto(wanted, talk.known, asked.type());
        UsableTags usable = new UsableTags(talk.known.tags());
        usable.keepUsable(wanted);
        TagConflicts conflicts = new TagConflicts();
        PatchOperations patch = new PatchOperations();
        MergedTarget merged =
                new TagMerge(patch, talk.known.tags(), conflicts).merge("", "", there, wanted, TargetBase.read(base));
        Map<String, String> properties = PropertyMerge.merge(patch, there, wanted, base);
        ObjectNode next = merged.base().toJson();
        PropertyMerge.keepIn(next, properties);
        wish.keepIn(next);
        if (!next.isEmpty()) {
            next.put("id", there.path("id").asText());
        }
        if (mode == Mode.PLAN) {
            if (!patch.isEmpty()) {
                talk.creations.add("update tags of " + asked.type() + " " + asked.fqn());
            }
            return false;
        }
        usable.dropped().forEach(tag -> report(talk, asked, "the tag " + tag + " is not there, or is disabled"));
        if (patch.isEmpty()) {
            settings.ours().keep(key, next);
            return false;
        }
        talk.bucketBase = next;
        talk.step = TableConversation.Step.UPDATE;
        talk.request = new TableConversation.Request(
                "PATCH", asked.collection() + "/" + there.path("id").asText(), patch.toJson());
        return true;
    }

    /** Whether the bucket must be read again, because somebody was faster; else what was written is remembered. */
    boolean mustRepeat(TableConversation talk, Prerequisite asked, Reply reply) {
        if (reply.isTaken()) {
            settings.ours().keep(BUCKET + asked.fqn(), talk.bucketBase);
            return false;
        }
        if (++talk.rounds < TableConversation.MAX_ROUNDS) {
            talk.step = TableConversation.Step.ASK;
            return true;
        }
        report(talk, asked, "the server answers " + reply.status());
        return false;
    }

    /** Tables are written without it. */
    private static void report(TableConversation talk, Prerequisite asked, String why) {
        talk.bucketFindings.add(Finding.of(
                FindingCode.CATALOG_TAG_MISSING,
                talk.publication.table().bucket(),
                "",
                "tags of the store cannot be shown at " + asked.type() + " " + asked.fqn() + ": " + why));
    }
}
