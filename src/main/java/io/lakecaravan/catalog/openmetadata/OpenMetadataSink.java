package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.catalog.Verdict;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.table.TableColumn;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;

/**
 * Builds the next request to an OpenMetadata server and reads its answer. The exchanges themselves, their order, and
 * their repetition are the openmetadata-sink Kamelet's; a bean of this class belongs to one Kamelet. Safe for use by
 * several threads: what belongs to one table travels with the exchange.
 */
public final class OpenMetadataSink {
    /** Exchange property with the {@link TableConversation}. */
    private static final String CONVERSATION = "CaravanConversation";
    /** Exchange property with the base of the merge, a {@code JsonNode}; absent when nothing was sent before. */
    public static final String BASE = "CaravanBase";

    private static final ObjectMapper JSON = RecordJson.mapper();

    private final ServerMemory memory = new ServerMemory();
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
        JsonNode base = exchange.getProperty(BASE, JsonNodeFactory.instance.objectNode(), JsonNode.class);
        TableConversation talk = new TableConversation(publication, path, base);
        memory.startOf(publication.run());
        plan(talk);
        exchange.setProperty(CONVERSATION, talk);
    }

    private void plan(TableConversation talk) {
        talk.prerequisites.clear();
        Set<Prerequisite> wanted = new LinkedHashSet<>();
        wanted.add(Prerequisite.version());
        wanted.add(Prerequisite.service(talk.path));
        wanted.add(Prerequisite.database(talk.path));
        wanted.add(Prerequisite.schema(talk.path));
        Set<String> tags = new TreeSet<>(talk.publication.table().tags());
        talk.publication.table().columns().stream().map(TableColumn::tags).forEach(tags::addAll);
        tags.forEach(tag -> wanted.add(Prerequisite.classification(KnownTags.classification(tag))));
        tags.forEach(tag -> wanted.add(Prerequisite.tag(tag)));
        wanted.stream().filter(one -> !memory.isPresent(one)).forEach(talk.prerequisites::add);
    }

    public boolean lacksPrerequisite(Exchange exchange) {
        return !talk(exchange).prerequisites.isEmpty();
    }

    public void askPrerequisite(Exchange exchange) {
        request(exchange, "GET", talk(exchange).current().readPath(), "application/json", "");
    }

    /** Takes the answer of a GET: present, or (404) to be created next. */
    public void notePrerequisite(Exchange exchange) throws JsonProcessingException {
        TableConversation talk = talk(exchange);
        Prerequisite asked = talk.current();
        if (status(exchange) == 404) {
            noteMissing(talk, asked);
            return;
        }
        JsonNode answer = json(exchange);
        boolean disabled = answer.path("disabled").asBoolean(false);
        if (asked.what() == Prerequisite.What.CLASSIFICATION) {
            memory.tags()
                    .classification(
                            asked.fqn(), answer.path("mutuallyExclusive").asBoolean(false));
        } else if (asked.what() == Prerequisite.What.TAG) {
            memory.tags().tag(asked.fqn(), disabled ? KnownTags.State.DISABLED : KnownTags.State.USABLE);
        }
        done(talk, asked);
    }

    private void noteMissing(TableConversation talk, Prerequisite asked) {
        if (asked.what() == Prerequisite.What.VERSION) {
            throw failure("GET", 404, "", "no OpenMetadata server answers at " + url);
        }
        if (asked.body().isPresent() && mode == Mode.PUBLISH) {
            return; // created next
        }
        if (asked.body().isPresent()) {
            talk.changes.add("create " + asked.what().name().toLowerCase(java.util.Locale.ROOT) + " " + asked.fqn());
        }
        noteTag(asked, asked.body().isPresent() ? KnownTags.State.USABLE : KnownTags.State.MISSING);
        done(talk, asked);
    }

    private void noteTag(Prerequisite asked, KnownTags.State state) {
        if (asked.what() == Prerequisite.What.TAG) {
            memory.tags().tag(asked.fqn(), state);
        } else if (asked.what() == Prerequisite.What.CLASSIFICATION) {
            memory.tags().classification(asked.fqn(), false);
        }
    }

    private void done(TableConversation talk, Prerequisite prerequisite) {
        memory.present(prerequisite);
        talk.prerequisites.remove();
    }

    /** Whether the answer just noted was that the prerequisite is missing. */
    public boolean mustCreatePrerequisite(Exchange exchange) {
        return status(exchange) == 404
                && lacksPrerequisite(exchange)
                && talk(exchange).current().body().isPresent();
    }

    public void createPrerequisite(Exchange exchange) {
        Prerequisite missing = talk(exchange).current();
        String body = missing.body().orElseThrow().toString();
        request(exchange, "PUT", missing.createPath(), "application/json", body);
    }

    /** A 409 means that somebody else was faster, which is as good. */
    public void noteCreated(Exchange exchange) {
        TableConversation talk = talk(exchange);
        Prerequisite created = talk.current();
        int status = status(exchange);
        if (status == 404 || status == 400) {
            throw failure("PUT", status, text(exchange), "cannot create " + created.key());
        }
        noteTag(created, KnownTags.State.USABLE);
        done(talk, created);
    }

    public boolean isUndecided(Exchange exchange) {
        return talk(exchange).write != TableConversation.Write.DONE;
    }

    public void askTable(Exchange exchange) {
        TableConversation talk = talk(exchange);
        talk.rounds++;
        String path = "/tables/name/" + OpenMetadataNames.urlSegment(talk.path.fqn())
                + "?fields=columns,tags,owners&include=all";
        request(exchange, "GET", path, "application/json", "");
    }

    /** Merges what stands in the catalog with what we have. */
    public void decide(Exchange exchange) throws JsonProcessingException {
        TableConversation talk = talk(exchange);
        TableMerge merge = new TableMerge(memory.tags());
        Set<String> dropped = new TreeSet<>();
        ObjectNode wanted = merge.withUsableTags(TablePayload.table(talk.path, talk.publication.table()), dropped);
        if (talk.rounds == 1) {
            dropped.forEach(tag -> talk.findings.add(Finding.of(
                    FindingCode.CATALOG_TAG_MISSING,
                    talk.publication.table().bucket(),
                    talk.publication.table().root(),
                    "the tag " + tag + " cannot be set: the server does not have it, has it disabled, or it excludes"
                            + " another; create or enable it there, or map it in tags.rules")));
        }
        wanted.remove(memory.unknownFields());
        talk.body = Optional.of(wanted);
        boolean absent = status(exchange) == 404;
        JsonNode current = absent ? JsonNodeFactory.instance.objectNode() : json(exchange);
        if (absent || current.path("deleted").asBoolean(false)) {
            talk.write = TableConversation.Write.CREATE;
            talk.patch = Optional.empty();
            talk.changes.add("create table " + talk.path.fqn());
        } else {
            talk.tableId = Optional.of(current.path("id").asText());
            ArrayNode patch = merge.patch(current, wanted, talk.base, talk.findings);
            memory.unknownFields().forEach(field -> removeField(patch, field));
            talk.patch = Optional.of(patch);
            talk.write = patch.isEmpty() ? TableConversation.Write.DONE : TableConversation.Write.PATCH;
            patch.forEach(operation -> describe(talk, operation));
        }
        if (mode == Mode.PLAN) {
            talk.write = TableConversation.Write.DONE;
        }
    }

    private static void removeField(ArrayNode patch, String field) {
        for (int i = patch.size() - 1; i >= 0; i--) {
            if (patch.get(i).path("path").asText().equals("/" + field)) {
                patch.remove(i);
            }
        }
    }

    private static void describe(TableConversation talk, JsonNode operation) {
        if (!operation.path("op").asText().equals("test")) {
            talk.changes.add(
                    "table " + talk.path.fqn() + ": " + operation.path("op").asText() + " "
                            + operation.path("path").asText().substring(1));
        }
    }

    public boolean mustCreate(Exchange exchange) {
        return talk(exchange).write == TableConversation.Write.CREATE;
    }

    public boolean mustPatch(Exchange exchange) {
        return talk(exchange).write == TableConversation.Write.PATCH;
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
    public void noteWritten(Exchange exchange) throws JsonProcessingException {
        TableConversation talk = talk(exchange);
        int status = status(exchange);
        if (status < 300) {
            talk.tableId = Optional.of(json(exchange).path("id").asText());
            talk.written = true;
            talk.write = TableConversation.Write.DONE;
            return;
        }
        String method = talk.write == TableConversation.Write.CREATE ? "PUT" : "PATCH";
        String answer = text(exchange);
        Verdict verdict = OpenMetadataErrors.decide(method, status, answer);
        boolean again = verdict.decision() == Decision.ADAPT || verdict.decision() == Decision.RETRY;
        if (!again || talk.rounds >= TableConversation.MAX_ROUNDS) {
            throw failure(method, status, answer, "the table was refused after " + talk.rounds + " rounds");
        }
        Optional<String> field = OpenMetadataErrors.unknownField(answer);
        if (field.isPresent()) {
            memory.unknownFields().add(field.get());
        } else {
            // A tag or a parent went, or somebody was faster: nothing that was seen before may be believed.
            memory.forget();
        }
        talk.changes.clear();
        plan(talk);
        talk.write = TableConversation.Write.UNDECIDED;
    }

    public boolean hasSample(Exchange exchange) {
        TableConversation talk = talk(exchange);
        return mode == Mode.PUBLISH
                && talk.tableId.isPresent()
                && talk.publication.sample().filter(sample -> !sample.isEmpty()).isPresent();
    }

    public void sendSample(Exchange exchange) {
        TableConversation talk = talk(exchange);
        ObjectNode body = TablePayload.sample(
                talk.publication.table(), talk.publication.sample().orElseThrow());
        request(
                exchange,
                "PUT",
                "/tables/" + talk.tableId.orElseThrow() + "/sampleData",
                "application/json",
                body.toString());
    }

    public void noteSample(Exchange exchange) {
        int status = status(exchange);
        if (status >= 300) {
            throw failure("PUT", status, text(exchange), "the sample was refused");
        }
        TableConversation talk = talk(exchange);
        talk.written = true;
        talk.sampleVersion = talk.publication.table().sampleObject().map(LakeObject::version);
    }

    /** Leaves the {@link CatalogAnswer} as the message. */
    public void finish(Exchange exchange) {
        TableConversation talk = talk(exchange);
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

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    private static String text(Exchange exchange) {
        String text = exchange.getMessage().getBody(String.class);
        return text == null ? "" : text;
    }

    private static JsonNode json(Exchange exchange) throws JsonProcessingException {
        Object body = exchange.getMessage().getBody();
        String text = body instanceof InputStream || body instanceof String || body instanceof byte[]
                ? exchange.getMessage().getBody(String.class)
                : String.valueOf(body);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int status = status(exchange);
            throw new CatalogException(
                    Decision.STOP,
                    status,
                    text.length() > 200 ? text.substring(0, 200) : text,
                    "the answer is no JSON: a proxy or a login page answers instead of OpenMetadata; check the url");
        }
    }

    private static CatalogException failure(String method, int status, String answer, String what) {
        Verdict verdict = OpenMetadataErrors.decide(method, status, answer);
        Decision decision = verdict.decision() == Decision.STOP ? Decision.STOP : Decision.REJECT;
        return new CatalogException(
                decision, status, answer, what + ": the server answers " + status + "; " + verdict.fix());
    }
}
