package io.lakecaravan.catalog.openlineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.catalog.Verdict;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * Makes OpenLineage events of a table's flows and reads what a server answers to them. Sending is the Kamelets': the
 * bean of openlineage-sink, event by event, and of openlineage-file-sink, all in one text. Safe for use by several
 * threads: what belongs to one table travels with the exchange.
 */
public final class OpenLineageSink {
    static final String TYPE = "openlineage";

    private static final String CONVERSATION = "CaravanOpenLineage";

    /** What is still to be sent of a table. */
    private record Conversation(LogicalTable table, List<String> changes, Deque<ObjectNode> events) {}

    private final Clock clock;
    private String url = "";
    private String token = "";
    private String catalog = TYPE;
    private String namespace = "lake-caravan";
    private Mode mode = Mode.PUBLISH;

    public OpenLineageSink() {
        this(Clock.systemUTC());
    }

    OpenLineageSink(Clock clock) {
        this.clock = clock;
    }

    /** @param value where events are posted to */
    public void setUrl(String value) {
        url = value;
    }

    /** @param value sent as a bearer token; empty for none */
    public void setToken(String value) {
        token = value;
    }

    /** @param value name of the catalog in the configuration */
    public void setCatalog(String value) {
        catalog = value;
    }

    /** @param value namespace of our jobs */
    public void setNamespace(String value) {
        namespace = value;
    }

    public void setMode(Mode value) {
        mode = value;
    }

    /** Takes the message, a {@link Publication} or its JSON. */
    public void start(Exchange exchange) throws JsonProcessingException {
        Object body = exchange.getMessage().getBody();
        Publication publication = body instanceof Publication record
                ? record
                : RecordJson.mapper().readValue(exchange.getMessage().getBody(String.class), Publication.class);
        List<ObjectNode> events = new OpenLineageEvents(publication, namespace, catalog, clock.instant()).all();
        List<String> changes = events.stream()
                .map(event -> "event of " + event.at("/job/name").asText())
                .distinct()
                .toList();
        exchange.setProperty(CONVERSATION, new Conversation(publication.table(), changes, new ArrayDeque<>(events)));
    }

    public boolean hasEvent(Exchange exchange) {
        return mode == Mode.PUBLISH && !talk(exchange).events().isEmpty();
    }

    /** The next event as a request. */
    public void ask(Exchange exchange) {
        exchange.getMessage().removeHeaders("*", "Caravan*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getMessage().setHeader(Exchange.HTTP_URI, url);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        if (!token.isEmpty()) {
            exchange.getMessage().setHeader("Authorization", "Bearer " + token);
        }
        exchange.getMessage().setBody(talk(exchange).events().element().toString());
    }

    /** @throws CatalogException when the server refuses the event */
    public void note(Exchange exchange) {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        if (status >= 300) {
            String answer = Optional.ofNullable(exchange.getMessage().getBody(String.class))
                    .orElse("");
            Verdict verdict = OpenLineageErrors.decide(status, answer);
            throw new CatalogException(
                    verdict.decision(),
                    status,
                    answer,
                    "the event was refused: the server answers " + status + "; " + verdict.fix());
        }
        talk(exchange).events().remove();
    }

    /** All events as lines, each with its end. */
    public void lines(Exchange exchange) {
        String lines =
                talk(exchange).events().stream().map(event -> event + "\n").collect(Collectors.joining());
        exchange.getMessage().setBody(lines);
    }

    /** Leaves the {@link CatalogAnswer} as the message. */
    public void finish(Exchange exchange) {
        Conversation talk = talk(exchange);
        Effect effect =
                mode == Mode.PLAN ? Effect.PLANNED : talk.changes().isEmpty() ? Effect.UNCHANGED : Effect.WRITTEN;
        exchange.getMessage().removeHeaders("*", "Caravan*");
        exchange.getMessage()
                .setBody(new CatalogAnswer(
                        talk.table().id(),
                        effect,
                        JsonNodeFactory.instance.objectNode(),
                        // Events show no rows, so none are read for their sake.
                        talk.table().sampleObject().map(LakeObject::version),
                        List.of(),
                        talk.changes()));
        exchange.removeProperty(CONVERSATION);
    }

    private static Conversation talk(Exchange exchange) {
        return exchange.getProperty(CONVERSATION, Conversation.class);
    }
}
