package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What must stand in the catalog before a table: its service and what is below it, classifications and tags, parents first. */
final class Prerequisites {
    /** What the crawler counts of a bucket; it changes with the lake. */
    private static final List<String> COUNTS = List.of("numberOfObjects", "size");

    private final ServerMemory memory;
    private final EntitySettings settings;
    private final StoreTagPrerequisites storeTags;

    Prerequisites(ServerMemory memory, EntitySettings settings) {
        this.memory = memory;
        this.settings = settings;
        this.storeTags = new StoreTagPrerequisites(settings);
    }

    /** Lists what is not known to stand. */
    void plan(TableConversation talk) {
        talk.known = memory.knowledge();
        talk.step = TableConversation.Step.ASK;
        talk.prerequisites.clear();
        Set<Prerequisite> wanted = new LinkedHashSet<>();
        wanted.add(Prerequisite.version());
        wanted.addAll(talk.model.parents());
        Set<String> tags = tags(talk.publication);
        tags.forEach(tag -> wanted.add(Prerequisite.classification(KnownTags.classification(tag))));
        tags.forEach(tag -> wanted.add(Prerequisite.tag(tag)));
        StoreWish object = StoreWish.ofObject(settings.storeTags(), talk.publication, talk.base);
        storeTags.require(object, talk.model.type(), wanted);
        storeTags.requireBucket(talk, wanted);
        wanted.stream().filter(one -> !talk.known.isPresent(one)).forEach(talk.prerequisites::add);
    }

    private Set<String> tags(Publication publication) {
        Set<String> tags = new TreeSet<>(
                new TagLabels(publication.table().tags(), publication.detected(), settings.mapping()).names());
        for (TableColumn column : publication.table().columns()) {
            tags.addAll(ColumnPayload.labels(column, settings.mapping()).names());
            TaggedChild.of(column)
                    .forEach(child ->
                            tags.addAll(child.labels(settings.mapping()).names()));
        }
        return tags;
    }

    /** Takes the answer of a GET: present, or to be created, restored or brought up to date next. */
    void note(TableConversation talk, Reply reply, Mode mode, String url) {
        Prerequisite asked = talk.current();
        if (asked.what() == Prerequisite.What.VERSION && reply.status() == 404) {
            throw reply.refusal("no OpenMetadata server answers at " + url);
        }
        Optional<JsonNode> found = reply.found();
        if (found.isEmpty()) {
            noteMissing(talk, asked, mode);
            return;
        }
        JsonNode answer = found.get();
        boolean deleted = answer.path("deleted").asBoolean(false);
        if (asked.what() == Prerequisite.What.VERSION) {
            talk.known.version(ServerVersion.parse(answer.path("version").asText()));
        } else if (asked.what() == Prerequisite.What.PROPERTY) {
            if (StoreTagPrerequisites.noteProperty(talk, asked, answer, mode)) {
                return;
            }
        } else if (asked.what() == Prerequisite.What.STORE_TAGS) {
            if (storeTags.noteBucket(talk, asked, answer, mode)) {
                return;
            }
        } else if (asked.isTag()) {
            boolean removedByUs = settings.ours()
                    .isRemoved(
                            asked.collection().substring(1), answer.path("id").asText());
            if (deleted && removedByUs) {
                // A cleanup of ours took it away, no person: it is wanted again.
                noteDeleted(talk, asked, answer.path("id").asText(), mode);
                return;
            }
            if (removedByUs) {
                memory.made(asked.made("", reply));
            }
            noteTag(talk, asked, answer, deleted);
        } else if (deleted) {
            noteDeleted(talk, asked, answer.path("id").asText(), mode);
            return;
        } else if (asked.what() == Prerequisite.What.BUCKET && noteCounts(talk, asked, answer, mode)) {
            return;
        }
        done(talk, asked, answer.path("id").asText());
    }

    private static void noteTag(TableConversation talk, Prerequisite asked, JsonNode answer, boolean deleted) {
        // Who deletes or disables a tag does not want it: it is left out, not made again.
        boolean unusable = deleted || answer.path("disabled").asBoolean(false);
        if (asked.what() == Prerequisite.What.TAG) {
            talk.known.tags().tag(asked.fqn(), unusable ? KnownTags.State.DISABLED : KnownTags.State.USABLE);
            return;
        }
        talk.known
                .tags()
                .classification(asked.fqn(), answer.path("mutuallyExclusive").asBoolean(false));
        if (unusable) {
            talk.known.tags().disabled(asked.fqn());
        }
    }

    /** A PUT would bring it back, too, and with it blank the name that people gave. */
    private static void noteDeleted(TableConversation talk, Prerequisite asked, String id, Mode mode) {
        if (mode == Mode.PLAN) {
            talk.creations.add("restore " + asked.what().text() + " " + asked.fqn());
            noteTag(talk, asked, KnownTags.State.USABLE);
            done(talk, asked, id);
            return;
        }
        talk.step = TableConversation.Step.CREATE;
        talk.request = new TableConversation.Request("PUT", asked.collection() + "/restore", object().put("id", id));
    }

    /** Whether the bucket's counts are to be written. */
    private static boolean noteCounts(TableConversation talk, Prerequisite asked, JsonNode answer, Mode mode) {
        ObjectNode wanted = asked.body().orElseThrow();
        PatchOperations patch = new PatchOperations();
        for (String count : COUNTS) {
            if (wanted.has(count) && !Same.values(answer.path(count), wanted.path(count))) {
                patch.add("/" + count, wanted.path(count));
            }
        }
        if (patch.isEmpty()) {
            return false;
        }
        String id = answer.path("id").asText();
        if (mode == Mode.PLAN) {
            talk.creations.add("update " + asked.what().text() + " " + asked.fqn());
            return false;
        }
        patch.guard("/name", answer.path("name"));
        talk.step = TableConversation.Step.UPDATE;
        talk.request = new TableConversation.Request("PATCH", asked.collection() + "/" + id, patch.toJson());
        talk.known.present(asked, id);
        return true;
    }

    private void noteMissing(TableConversation talk, Prerequisite asked, Mode mode) {
        if (asked.isAbsentForGood()) {
            done(talk, asked, "");
            return;
        }
        if (asked.body().isPresent() && mode == Mode.PUBLISH) {
            ObjectNode body = asked.body().get().deepCopy();
            memory.dropUnknown(body);
            talk.step = TableConversation.Step.CREATE;
            talk.request = new TableConversation.Request("PUT", asked.collection(), body);
            return;
        }
        if (asked.body().isPresent()) {
            talk.creations.add("create " + asked.what().text() + " " + asked.fqn());
        }
        noteTag(talk, asked, asked.body().isPresent() ? KnownTags.State.USABLE : KnownTags.State.MISSING);
        done(talk, asked, "");
    }

    private static void noteTag(TableConversation talk, Prerequisite asked, KnownTags.State state) {
        if (asked.what() == Prerequisite.What.TAG) {
            talk.known.tags().tag(asked.fqn(), state);
        } else if (asked.what() == Prerequisite.What.CLASSIFICATION) {
            talk.known.tags().classification(asked.fqn(), false);
        }
    }

    static void done(TableConversation talk, Prerequisite prerequisite, String id) {
        talk.known.present(prerequisite, id);
        talk.step = TableConversation.Step.ASK;
        talk.prerequisites.remove();
        // One answer may tell of several.
        talk.prerequisites.removeIf(talk.known::isPresent);
    }

    /** A 409 means that somebody else was faster, which is as good; a tag that cannot be made is left out. */
    void noteCreated(TableConversation talk, Reply reply) {
        Prerequisite created = talk.current();
        if (reply.isTaken()) {
            talk.written = true;
            if (created.what() == Prerequisite.What.PROPERTY) {
                StoreTagPrerequisites.usable(talk, created);
                done(talk, created, "");
                return;
            }
            memory.made(created.made(talk.model.service(), reply));
            noteTag(talk, created, KnownTags.State.USABLE);
            done(talk, created, reply.json().path("id").asText());
        } else if (reply.status() == 409 && ++talk.rounds < TableConversation.MAX_ROUNDS) {
            // It stands now: the next read tells its id.
            talk.step = TableConversation.Step.ASK;
        } else if (memory.learned(reply) && ++talk.rounds < TableConversation.MAX_ROUNDS) {
            talk.step = TableConversation.Step.ASK;
        } else if (created.isTag() || created.what() == Prerequisite.What.PROPERTY) {
            noteTag(talk, created, KnownTags.State.MISSING);
            done(talk, created, "");
        } else if (reply.isMissing() && ++talk.rounds < TableConversation.MAX_ROUNDS) {
            // A parent that stood there a moment ago does not any more.
            memory.forget();
            plan(talk);
        } else {
            throw reply.refusal("cannot create " + created.key());
        }
    }

    /** Counts that were not taken, because somebody was faster, are written by the next run. */
    void noteUpdated(TableConversation talk, Reply reply) {
        Prerequisite updated = talk.current();
        talk.written |= reply.isTaken();
        if (updated.what() == Prerequisite.What.STORE_TAGS && storeTags.mustRepeat(talk, updated, reply)) {
            return;
        }
        done(talk, updated, "");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
