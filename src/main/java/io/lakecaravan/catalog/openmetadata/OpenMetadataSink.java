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
import io.lakecaravan.catalog.MergeBase;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Builds the next request to an OpenMetadata server and reads its answer. The exchanges themselves, their order, and
 * their repetition are the openmetadata-sink Kamelet's; a bean of this class belongs to one Kamelet. Safe for use by
 * several threads: what belongs to one table travels with the exchange.
 */
public final class OpenMetadataSink {
    /** Exchange property with the {@link TableConversation}. */
    private static final String CONVERSATION = "CaravanConversation";

    private static final ObjectMapper JSON = RecordJson.mapper();

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final ServerMemory memory = new ServerMemory();
    private final Prerequisites prerequisites = new Prerequisites(memory);
    private final TableDecision decision = new TableDecision(memory);
    private String url = "";
    private String token = "";
    private String service = "";
    private Mode mode = Mode.PUBLISH;

    /** @param value base with {@code /api}, without {@code /v1} */
    public void setUrl(String value) {
        url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    /** @param value JSON Web Token of a bot */
    public void setToken(String value) {
        token = value;
    }

    /** @param value name of the database service; empty: the source's name */
    public void setService(String value) {
        service = value;
    }

    public void setMode(Mode value) {
        mode = value;
    }

    /** Takes the message (a {@link Publication} or its JSON) and lists what must stand before the table. */
    public void start(Exchange exchange) throws JsonProcessingException {
        Object body = exchange.getMessage().getBody();
        Publication publication = body instanceof Publication record
                ? record
                : JSON.readValue(exchange.getMessage().getBody(String.class), Publication.class);
        LogicalTable table = publication.table();
        TablePath path = TablePath.of(service.isEmpty() ? table.source() : service, table);
        JsonNode base = exchange.getProperty(MergeBase.PROPERTY, JsonNodeFactory.instance.objectNode(), JsonNode.class);
        memory.startOf(publication.run());
        TableConversation talk = new TableConversation(publication, path, base, memory.knowledge());
        prerequisites.plan(talk);
        exchange.setProperty(CONVERSATION, talk);
    }

    public boolean lacksPrerequisite(Exchange exchange) {
        return !talk(exchange).prerequisites.isEmpty();
    }

    public void askPrerequisite(Exchange exchange) {
        request(exchange, "GET", talk(exchange).current().readPath(), "application/json", "");
    }

    /** Takes the answer of a GET: present, or (404) to be created next. */
    public void notePrerequisite(Exchange exchange) {
        prerequisites.note(talk(exchange), Reply.of(exchange), mode, url);
    }

    /** Whether the answer just noted was that the prerequisite is missing. */
    public boolean mustCreatePrerequisite(Exchange exchange) {
        return talk(exchange).lacking;
    }

    public void createPrerequisite(Exchange exchange) {
        Prerequisite missing = talk(exchange).current();
        ObjectNode body = missing.body().orElseThrow().deepCopy();
        body.remove(memory.unknownFields());
        request(exchange, "PUT", missing.createPath(), "application/json", body.toString());
    }

    /** A 409 means that somebody else was faster, which is as good; a tag that cannot be made is left out. */
    public void noteCreated(Exchange exchange) {
        prerequisites.noteCreated(talk(exchange), Reply.of(exchange));
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
        String path = "/tables/name/" + OpenMetadataNames.urlSegment(talk.path.fqn())
                + "?fields=columns,tags,tablePartition&include=all";
        request(exchange, "GET", path, "application/json", "");
    }

    /** Merges what stands in the catalog with what we have. */
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
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("id", talk(exchange).tableId.orElseThrow())
                .toString();
        request(exchange, "PUT", "/tables/restore", "application/json", body);
    }

    public void createTable(Exchange exchange) {
        String body = talk(exchange).body.orElseThrow().toString();
        request(exchange, "PUT", "/tables", "application/json", body);
    }

    public void patchTable(Exchange exchange) {
        TableConversation talk = talk(exchange);
        String body = talk.patch.orElseThrow().toString();
        request(exchange, "PATCH", "/tables/" + talk.tableId.orElseThrow(), "application/json-patch+json", body);
    }

    /** Reads the answer to a write: done, or another round with what the answer taught. */
    public void noteWritten(Exchange exchange) {
        TableConversation talk = talk(exchange);
        Reply reply = Reply.of(exchange);
        if (reply.isTaken()) {
            talk.written = true;
            boolean restored = talk.write == TableConversation.Write.RESTORE;
            talk.tableId = restored
                    ? talk.tableId
                    : Optional.of(reply.json().path("id").asText());
            talk.write = restored ? TableConversation.Write.UNDECIDED : TableConversation.Write.DONE;
            return;
        }
        readAgain(talk, reply, "the table was refused");
    }

    private void readAgain(TableConversation talk, Reply reply, String what) {
        Decision decision = reply.verdict().decision();
        boolean again = decision == Decision.ADAPT || decision == Decision.RETRY;
        if (!again || talk.rounds >= TableConversation.MAX_ROUNDS) {
            throw reply.refusal(what + " after " + talk.rounds + (talk.rounds == 1 ? " round" : " rounds"));
        }
        // A patch that failed for the server's own reasons is not repeated as it is: it may have been applied.
        talk.pause = decision == Decision.RETRY ? FIRST_PAUSE.multipliedBy(1L << (talk.rounds - 1)) : Duration.ZERO;
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
        talk.sample = talk.publication
                .sample()
                .filter(sample -> mode == Mode.PUBLISH && talk.tableId.isPresent() && !sample.isEmpty())
                .map(sample -> TablePayload.sample(
                        talk.publication.table(), talk.body.orElseThrow().path("columns"), sample))
                .filter(body -> !body.path("columns").isEmpty());
        return talk.sample.isPresent();
    }

    public void askSample(Exchange exchange) {
        request(exchange, "GET", samplePath(talk(exchange)), "application/json", "");
    }

    /** Whether the rows that stand there, as just answered, are others than ours. */
    public boolean isNewSample(Exchange exchange) {
        TableConversation talk = talk(exchange);
        Reply reply = Reply.of(exchange);
        JsonNode there = reply.isMissing()
                ? JsonNodeFactory.instance.objectNode()
                : reply.json().path("sampleData");
        ObjectNode ours = talk.sample.orElseThrow();
        boolean same = there.path("columns").equals(ours.path("columns"))
                && there.path("rows").equals(ours.path("rows"));
        if (same) {
            talk.sampleVersion = talk.publication.table().sampleObject().map(LakeObject::version);
        }
        return !same;
    }

    public void sendSample(Exchange exchange) {
        TableConversation talk = talk(exchange);
        request(
                exchange,
                "PUT",
                samplePath(talk),
                "application/json",
                talk.sample.orElseThrow().toString());
    }

    private static String samplePath(TableConversation talk) {
        return "/tables/" + talk.tableId.orElseThrow() + "/sampleData";
    }

    /**
     * Rows that the server finds invalid are left out until they change; the table stands without them.
     *
     * @throws CatalogException when the table is not there any more
     */
    public void noteSample(Exchange exchange) {
        TableConversation talk = talk(exchange);
        Reply reply = Reply.of(exchange);
        if (reply.isTaken()) {
            talk.written = true;
        } else if (reply.status() == 400) {
            talk.findings.add(Finding.of(
                    FindingCode.CATALOG_SAMPLE_REFUSED,
                    talk.publication.table().bucket(),
                    talk.publication.table().root(),
                    "the server refuses the sample rows (400) of a table that it has taken; the table shows none of"
                            + " ours. They are sent again when they change"));
        } else {
            throw reply.refusal("the sample was refused");
        }
        talk.sampleVersion = talk.publication.table().sampleObject().map(LakeObject::version);
    }

    /** Leaves the {@link CatalogAnswer} as the message. */
    public void finish(Exchange exchange) {
        TableConversation talk = talk(exchange);
        talk.changes.addAll(0, talk.creations);
        Effect effect = mode == Mode.PLAN ? Effect.PLANNED : talk.written ? Effect.WRITTEN : Effect.UNCHANGED;
        exchange.getMessage().removeHeaders("*", "Caravan*");
        exchange.getMessage()
                .setBody(new CatalogAnswer(
                        talk.path.fqn(),
                        effect,
                        talk.body.map(TableMerge::base).orElseGet(JsonNodeFactory.instance::objectNode),
                        talk.sampleVersion,
                        talk.findings,
                        talk.changes));
        exchange.removeProperty(CONVERSATION);
    }

    private void request(Exchange exchange, String method, String path, String contentType, String body) {
        exchange.getMessage().removeHeaders("*", "Caravan*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, method);
        exchange.getMessage().setHeader(Exchange.HTTP_URI, url + "/v1" + path);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, contentType);
        exchange.getMessage().setHeader("Accept", "application/json");
        exchange.getMessage().setHeader("Authorization", "Bearer " + token);
        exchange.getMessage().setBody(method.equals("GET") ? null : body);
    }

    private static TableConversation talk(Exchange exchange) {
        return exchange.getProperty(CONVERSATION, TableConversation.class);
    }
}
