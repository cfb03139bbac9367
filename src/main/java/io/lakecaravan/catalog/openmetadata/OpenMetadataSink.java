package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.MergeBase;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.catalog.StoreTagsShown;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Builds the next request to an OpenMetadata server and reads its answer. The exchanges themselves, their order, and
 * their repetition are the openmetadata-sink Kamelet's; a bean of this class belongs to one Kamelet. Safe for use by
 * several threads: what belongs to one table travels with the exchange.
 */
public final class OpenMetadataSink extends EntityWriter {
    /** Exchange property with the {@link TableConversation}. */
    private static final String CONVERSATION = "CaravanConversation";

    /** Member of the base: the server's id of the entity. */
    static final String ENTITY_ID = "id";

    private static final ObjectMapper JSON = RecordJson.mapper();

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private Mode mode = Mode.PUBLISH;

    public void setMode(Mode value) {
        mode = value;
    }

    /** Takes the message (a {@link Publication} or its JSON) and lists what must stand before the table. */
    public void start(Exchange exchange) throws JsonProcessingException {
        Object body = exchange.getMessage().getBody();
        Publication publication = body instanceof Publication record
                ? record
                : JSON.readValue(exchange.getMessage().getBody(String.class), Publication.class);
        JsonNode base = exchange.getProperty(MergeBase.PROPERTY, JsonNodeFactory.instance.objectNode(), JsonNode.class);
        memory.startOf(publication.run());
        EntityModel entity = settings.entity(publication);
        TableConversation talk = new TableConversation(publication, entity, base, memory.knowledge());
        prerequisites.plan(talk);
        exchange.setProperty(CONVERSATION, talk);
        Optional.ofNullable(exchange.getProperty(OpenMetadataBulk.CREATED, Map.class))
                .map(created ->
                        (TableConversation) created.get(publication.table().id()))
                .ifPresent(talk::createdAs);
    }

    /** Whether the table was created with others, and what follows needs the id that only the server knows. */
    public boolean lacksId(Exchange exchange) {
        TableConversation talk = talk(exchange);
        return mode == Mode.PUBLISH && talk.written && lacksId(talk);
    }

    public void askId(Exchange exchange) {
        request(exchange, "GET", talk(exchange).model.readPath(), "");
    }

    public void noteId(Exchange exchange) {
        Reply reply = Reply.of(exchange);
        JsonNode created = reply.found().orElseThrow(() -> reply.refusal("what was just created is not there"));
        talk(exchange).entityId = Optional.of(created.path("id").asText());
    }

    public boolean lacksPrerequisite(Exchange exchange) {
        return !talk(exchange).prerequisites.isEmpty();
    }

    public void askPrerequisite(Exchange exchange) {
        request(exchange, "GET", talk(exchange).current().readPath(), "");
    }

    /** Takes the answer of a GET: present, or to be created, restored or brought up to date next. */
    public void notePrerequisite(Exchange exchange) {
        prerequisites.note(talk(exchange), Reply.of(exchange), mode, url);
    }

    /** Whether the answer just noted was that the prerequisite is missing, or deleted. */
    public boolean mustCreatePrerequisite(Exchange exchange) {
        return talk(exchange).step == TableConversation.Step.CREATE;
    }

    public void createPrerequisite(Exchange exchange) {
        send(exchange, talk(exchange).request);
    }

    /** A 409 means that somebody else was faster, which is as good; a tag that cannot be made is left out. */
    public void noteCreated(Exchange exchange) {
        prerequisites.noteCreated(talk(exchange), Reply.of(exchange));
    }

    /** Whether the answer just noted was that a prerequisite shows what was true before. */
    public boolean mustUpdatePrerequisite(Exchange exchange) {
        return talk(exchange).step == TableConversation.Step.UPDATE;
    }

    public void updatePrerequisite(Exchange exchange) {
        send(exchange, talk(exchange).request);
    }

    /** A bucket that shows old counts does not hold up its tables. */
    public void noteUpdated(Exchange exchange) {
        prerequisites.noteUpdated(talk(exchange), Reply.of(exchange));
    }

    public boolean isUndecided(Exchange exchange) {
        return talk(exchange).write != TableConversation.Write.DONE;
    }

    /** Milliseconds to wait before the next round of read, merge and write. */
    public long pause(Exchange exchange) {
        return talk(exchange).pause.toMillis();
    }

    public void askTable(Exchange exchange) {
        TableConversation talk = talk(exchange);
        talk.rounds++;
        talk.write = TableConversation.Write.UNDECIDED;
        String fields = String.join(",", memory.readable(fields(talk)));
        request(exchange, "GET", talk.model.readPath() + "?fields=" + fields + "&include=all", "");
    }

    /** What people keep in custom properties is read only where ours are among them, or were. */
    private List<String> fields(TableConversation talk) {
        List<String> fields = new ArrayList<>(talk.model.fields());
        if (settings.storeTags() == StoreTagsShown.PROPERTIES || talk.base.has(PropertyMerge.MEMBER)) {
            fields.add(PropertyMerge.EXTENSION);
        }
        return fields;
    }

    /** Merges what stands in the catalog with what we have; undecided still where the server could not be asked so. */
    public void decide(Exchange exchange) {
        decision.decide(talk(exchange), Reply.of(exchange), mode);
    }

    public boolean mustCreate(Exchange exchange) {
        return talk(exchange).write == TableConversation.Write.CREATE;
    }

    public boolean mustPatch(Exchange exchange) {
        return talk(exchange).write == TableConversation.Write.PATCH;
    }

    public boolean mustRestore(Exchange exchange) {
        return talk(exchange).write == TableConversation.Write.RESTORE;
    }

    /** A PUT would restore it too, and with it bring back the tags that people removed and blank the name they gave. */
    public void restoreTable(Exchange exchange) {
        TableConversation talk = talk(exchange);
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("id", talk.entityId.orElseThrow())
                .toString();
        request(exchange, "PUT", talk.model.collection() + "/restore", body);
    }

    public void createTable(Exchange exchange) {
        TableConversation talk = talk(exchange);
        request(
                exchange,
                "PUT",
                talk.model.collection(),
                talk.body.orElseThrow().toString());
    }

    public void patchTable(Exchange exchange) {
        TableConversation talk = talk(exchange);
        String path = talk.model.collection() + "/" + talk.entityId.orElseThrow();
        request(exchange, "PATCH", path, talk.patch.orElseThrow().toString());
    }

    /** Reads the answer to a write: done, or another round with what the answer taught. */
    public void noteWritten(Exchange exchange) {
        TableConversation talk = talk(exchange);
        Reply reply = Reply.of(exchange);
        if (reply.isTaken()) {
            talk.written = true;
            // Somebody may have been faster than our PUT.
            talk.created &= talk.write == TableConversation.Write.CREATE && reply.hasCreated();
            boolean restored = talk.write == TableConversation.Write.RESTORE;
            boolean prove = mustProve(talk);
            talk.entityId = restored
                    ? talk.entityId
                    : Optional.of(reply.json().path("id").asText());
            talk.write = restored || prove ? TableConversation.Write.UNDECIDED : TableConversation.Write.DONE;
            if (prove) {
                talk.proving = true;
                talk.base = talk.merged.orElseThrow().provenBase();
                // What was changed is told though the next round finds it done.
                talk.creations.addAll(talk.changes);
            }
            return;
        }
        readAgain(talk, reply, "the " + talk.model.type() + " was refused");
    }

    /** Once, and only after a change that servers may have taken without all labels. */
    private static boolean mustProve(TableConversation talk) {
        return talk.write == TableConversation.Write.PATCH
                && !talk.proving
                && !talk.merged.orElseThrow().unproven().isEmpty();
    }

    private void readAgain(TableConversation talk, Reply reply, String what) {
        Decision verdict = reply.verdict().decision();
        boolean again = verdict == Decision.ADAPT || verdict == Decision.RETRY;
        if (!again || talk.rounds >= TableConversation.MAX_ROUNDS) {
            throw reply.refusal(what + " after " + talk.rounds + (talk.rounds == 1 ? " round" : " rounds"));
        }
        // A patch that failed for the server's own reasons is not repeated as it is: it may have been applied.
        talk.pause = verdict == Decision.RETRY ? FIRST_PAUSE.multipliedBy(1L << (talk.rounds - 1)) : Duration.ZERO;
        if (!memory.learned(reply)) {
            // A tag or a parent went, or somebody was faster: nothing that was seen before may be believed.
            memory.forget();
        }
        prerequisites.plan(talk);
        talk.write = TableConversation.Write.UNDECIDED;
    }

    /** Whether there are rows to show. */
    public boolean hasSample(Exchange exchange) {
        TableConversation talk = talk(exchange);
        talk.sample = stands(talk) ? TableExtras.sample(talk) : Optional.empty();
        return talk.sample.isPresent();
    }

    private boolean stands(TableConversation talk) {
        return mode == Mode.PUBLISH && talk.entityId.isPresent();
    }

    /** Whether rows may stand there: not at what was just created. */
    public boolean mustReadSample(Exchange exchange) {
        return !talk(exchange).created;
    }

    public void askSample(Exchange exchange) {
        request(exchange, "GET", extrasPath(talk(exchange)) + "/sampleData", "");
    }

    public void noteSampleThere(Exchange exchange) {
        TableExtras.noteSampleThere(talk(exchange), Reply.of(exchange));
    }

    /** Whether the rows that stand there are others than ours. */
    public boolean isNewSample(Exchange exchange) {
        return talk(exchange).sample.isPresent();
    }

    public void sendSample(Exchange exchange) {
        TableConversation talk = talk(exchange);
        request(
                exchange,
                "PUT",
                extrasPath(talk) + "/sampleData",
                talk.sample.orElseThrow().toString());
    }

    /**
     * Rows that the server finds invalid are left out until they change; the table stands without them.
     *
     * @throws CatalogException when the table is not there any more
     */
    public void noteSample(Exchange exchange) {
        TableExtras.noteSample(talk(exchange), Reply.of(exchange));
    }

    /** Whether there is a profile that the server has not been sent. */
    public boolean hasProfile(Exchange exchange) {
        TableConversation talk = talk(exchange);
        talk.profile = stands(talk) ? TableExtras.profile(talk) : Optional.empty();
        return talk.profile.isPresent();
    }

    /** Whether it is not known which profile stands there. */
    public boolean mustReadProfile(Exchange exchange) {
        return TableExtras.mustReadProfile(talk(exchange));
    }

    /** By name: the server has no other way. */
    public void askProfile(Exchange exchange) {
        TableConversation talk = talk(exchange);
        String name = OpenMetadataNames.urlSegment(talk.model.fqn());
        request(exchange, "GET", talk.model.collection() + "/" + name + "/tableProfile/latest", "");
    }

    public void noteProfileThere(Exchange exchange) {
        TableExtras.noteProfileThere(talk(exchange), Reply.of(exchange));
    }

    public boolean isNewProfile(Exchange exchange) {
        return talk(exchange).profile.isPresent();
    }

    public void sendProfile(Exchange exchange) {
        TableConversation talk = talk(exchange);
        request(
                exchange,
                "PUT",
                extrasPath(talk) + "/tableProfile",
                talk.profile.orElseThrow().toString());
    }

    /**
     * A profile that the server finds invalid is left out until it changes.
     *
     * @throws CatalogException when the table is not there any more
     */
    public void noteProfile(Exchange exchange) {
        TableExtras.noteProfile(talk(exchange), Reply.of(exchange));
    }

    private static String extrasPath(TableConversation talk) {
        return talk.model.collection() + "/" + talk.entityId.orElseThrow();
    }

    /** Leaves the {@link CatalogAnswer} as the message. */
    public void finish(Exchange exchange) {
        TableConversation talk = talk(exchange);
        talk.changes.addAll(0, talk.creations);
        talk.findings.addAll(talk.bucketFindings);
        Effect effect = mode == Mode.PLAN ? Effect.PLANNED : talk.written ? Effect.WRITTEN : Effect.UNCHANGED;
        ObjectNode base = talk.merged.map(EntityMerge.Result::base).orElseGet(JsonNodeFactory.instance::objectNode);
        talk.entityId.ifPresent(id -> base.put(ENTITY_ID, id));
        exchange.getMessage().removeHeaders("*", "Caravan*");
        exchange.getMessage()
                .setBody(new CatalogAnswer(
                        talk.model.fqn(),
                        effect,
                        base,
                        talk.sampleVersion,
                        talk.findings,
                        talk.changes,
                        talk.decisions,
                        made(talk)));
        exchange.removeProperty(CONVERSATION);
    }

    /** The table, and whatever was made for tables since the last answer. */
    private List<Made> made(TableConversation talk) {
        List<Made> made = new ArrayList<>(memory.takeMade());
        made.addAll(talk.made);
        Made.Origin origin = talk.created ? Made.Origin.MADE : Made.Origin.FOUND;
        // What was created with others may have an id that only the next listing tells.
        if (mode == Mode.PUBLISH && (talk.created || talk.entityId.isPresent())) {
            made.add(Made.table(
                    origin,
                    talk.model.collection().substring(1),
                    talk.model.fqn(),
                    talk.entityId.orElse(""),
                    talk.model.service()));
        }
        return made;
    }

    private static TableConversation talk(Exchange exchange) {
        return exchange.getProperty(CONVERSATION, TableConversation.class);
    }
}
