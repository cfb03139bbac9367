package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.MergeBase;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.catalog.openmetadata.LineageConversation.Task;
import io.lakecaravan.catalog.openmetadata.LineageConversation.Wish;
import io.lakecaravan.catalog.openmetadata.LineageEdge.Reach;
import io.lakecaravan.catalog.openmetadata.LineageMerge.Ownership;
import io.lakecaravan.catalog.openmetadata.LineageMerge.Step;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Builds the next request about a table's lineage and reads its answer. The message is the {@link CatalogAnswer} about
 * the table; the exchanges themselves are the openmetadata-lineage-action Kamelet's, and a bean of this class belongs to
 * one Kamelet. Safe for use by several threads: what belongs to one table travels with the exchange.
 */
public final class LineageWriter {
    /** Exchange property with the {@link Publication}. */
    public static final String PUBLICATION = "CaravanPublication";

    private static final String CONVERSATION = "CaravanLineageConversation";
    private static final String TYPE = "openmetadata";

    private final LineageMemory memory = new LineageMemory();
    private String url = "";
    private String token = "";
    private String catalog = TYPE;
    private LineageKind kind = LineageKind.TABLE;
    private Mode mode = Mode.PUBLISH;
    private int removals = Integer.MAX_VALUE;

    /** @param value base with {@code /api}, without {@code /v1} */
    public void setUrl(String value) {
        url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    /** @param value JSON Web Token of a bot */
    public void setToken(String value) {
        token = value;
    }

    /** @param value name of the catalog in the configuration */
    public void setCatalog(String value) {
        catalog = value;
    }

    /** @param value {@code TABLES} or {@code CONTAINERS}: what our tables are in the catalog */
    public void setModel(String value) {
        kind = value.equals("CONTAINERS") ? LineageKind.CONTAINER : LineageKind.TABLE;
    }

    public void setMode(Mode value) {
        mode = value;
    }

    /** @param value most edges removed in one run, 0 or more */
    public void setRemovals(int value) {
        removals = value;
    }

    /** Whether something of a table's lineage is to be tried again, though nothing has changed: by its base. */
    public static boolean isUnfinished(JsonNode base) {
        return LineageBase.isUnfinished(base);
    }

    /** Whether we drew edges for a table and have not removed them since: by its base. */
    public static boolean hasEdges(JsonNode base) {
        return !LineageBase.of(base).edges().isEmpty();
    }

    /**
     * Takes the answer about the table and lists the entities to ask for; none where nothing has changed since all was
     * written.
     */
    public void start(Exchange exchange) {
        CatalogAnswer answer = exchange.getMessage().getBody(CatalogAnswer.class);
        Publication publication = exchange.getProperty(PUBLICATION, Publication.class);
        JsonNode base = exchange.getProperty(MergeBase.PROPERTY, JsonNodeFactory.instance.objectNode(), JsonNode.class);
        memory.startOf(publication.run());
        LineageConversation talk =
                new LineageConversation(publication, answer, base, LineagePlan.locate(publication, catalog, TYPE));
        exchange.setProperty(CONVERSATION, talk);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                talk.release();
            }
        });
        if (!talk.isUnchanged() && !talk.flows.isEmpty()) {
            talk.places.add(ownPlace(talk));
            talk.flows.stream()
                    .flatMap(flow -> Stream.of(flow.upstream(), flow.downstream()))
                    .flatMap(Optional::stream)
                    .distinct()
                    .forEach(talk.places::add);
        }
    }

    private LineagePlace ownPlace(LineageConversation talk) {
        return new LineagePlace(kind, List.of(talk.answer.entity()));
    }

    /** Whether an entity must be asked for; those that are remembered need not. */
    public boolean lacksEntity(Exchange exchange) {
        LineageConversation talk = talk(exchange);
        while (!talk.places.isEmpty()) {
            LineagePlace place = talk.place();
            Optional<Optional<LineageEntity>> known = place.equals(ownPlace(talk))
                    ? Optional.empty()
                    : memory.find(place.kind(), place.names().get(talk.name));
            if (known.isEmpty()) {
                return true;
            }
            note(talk, known.get());
        }
        return false;
    }

    public void askEntity(Exchange exchange) {
        LineageConversation talk = talk(exchange);
        String path = talk.place().kind().path(talk.place().names().get(talk.name));
        request(exchange, "GET", path, "");
    }

    /** Takes the answer of a GET: an entity, or (404) that it does not exist by that name. */
    public void noteEntity(Exchange exchange) {
        LineageConversation talk = talk(exchange);
        Reply reply = Reply.of(exchange);
        LineagePlace place = talk.place();
        Optional<JsonNode> answer = reply.found();
        if (place.equals(ownPlace(talk))) {
            note(talk, answer.map(entity -> LineageColumns.entity(kind, entity, talk.publication)));
            return;
        }
        Optional<LineageEntity> found = answer.map(entity -> LineageEntity.of(place.kind(), entity));
        memory.note(place.kind(), place.names().get(talk.name), found);
        note(talk, found);
    }

    /** The next name of the place where the last one gave nothing, else the next place. */
    private static void note(LineageConversation talk, Optional<LineageEntity> found) {
        talk.name++;
        if (found.isPresent() || talk.name == talk.place().names().size()) {
            talk.found.put(talk.places.remove(), found);
            talk.name = 0;
        }
    }

    /** With all ends known, lists the edges to look at. */
    public void plan(Exchange exchange) {
        LineageConversation talk = talk(exchange);
        if (talk.isUnchanged()) {
            return;
        }
        Optional<LineageEntity> own = talk.found.getOrDefault(ownPlace(talk), Optional.empty());
        talk.table = own.map(LineageEntity::id).orElse("");
        if (own.isEmpty() && mode == Mode.PLAN) {
            LineagePlan.tell(talk);
        }
        LineagePlan.plan(talk, own);
    }

    public boolean hasEdge(Exchange exchange) {
        return !talk(exchange).tasks.isEmpty();
    }

    /** Every edge is read before it is written or removed: what stands there may be somebody else's. */
    public void askEdge(Exchange exchange) throws InterruptedException {
        LineageConversation talk = talk(exchange);
        LineageEdge edge = talk.task().edge();
        if (edge.reach() == Reach.END_TO_END) {
            talk.hold(memory.gate(edge.key()));
        }
        request(
                exchange,
                "GET",
                "/lineage/getLineageEdge/" + edge.from().id() + "/" + edge.to().id(),
                "");
    }

    /** Decides what to do with the edge that was just read. */
    public void decide(Exchange exchange) {
        LineageConversation talk = talk(exchange);
        Reply reply = Reply.of(exchange);
        Optional<JsonNode> current = reply.found().map(LineageWriter::details);
        LineageEdge edge = talk.task().edge();
        LineageMerge merge = new LineageMerge(talk.answer.entity());
        boolean wanted = talk.task().wish() == Wish.WANTED;
        Step step = wanted
                ? merge.wanted(
                        edge, current, Optional.ofNullable(talk.base.edges().get(edge.key())))
                : merge.unwanted(edge, current);
        if (!wanted && !(step instanceof Step.Leave) && mode == Mode.PUBLISH && !memory.mayRemove(removals)) {
            talk.kept++;
            talk.written.put(edge.key(), edge);
            step = new Step.Leave(Ownership.OURS);
        } else if (wanted && !(step instanceof Step.Leave left && left.ownership() == Ownership.OTHERS)) {
            talk.written.put(edge.key(), edge);
        }
        talk.describe(step, current.isPresent());
        talk.step = mode == Mode.PLAN ? new Step.Leave(Ownership.OURS) : step;
        if (talk.step instanceof Step.Leave) {
            done(talk);
        }
    }

    /** The answer is the details under {@code edge}; some versions answer the edge itself. */
    private static JsonNode details(JsonNode answer) {
        JsonNode edge = answer.has("edge") ? answer.path("edge") : answer;
        return edge.has("lineageDetails") ? edge.path("lineageDetails") : edge;
    }

    public boolean mustPut(Exchange exchange) {
        return talk(exchange).step instanceof Step.Put;
    }

    public boolean mustDelete(Exchange exchange) {
        return talk(exchange).step instanceof Step.Delete;
    }

    public void putEdge(Exchange exchange) {
        LineageConversation talk = talk(exchange);
        LineageEdge edge = talk.task().edge();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode node = body.putObject("edge");
        reference(node.putObject("fromEntity"), edge.from());
        reference(node.putObject("toEntity"), edge.to());
        node.set("lineageDetails", ((Step.Put) talk.step).details());
        request(exchange, "PUT", "/lineage", body.toString());
    }

    private static void reference(ObjectNode node, LineageEdge.End end) {
        node.put("id", end.id()).put("type", end.type());
    }

    public void deleteEdge(Exchange exchange) {
        LineageEdge edge = talk(exchange).task().edge();
        String path = "/lineage/" + edge.from().type() + "/" + edge.from().id() + "/"
                + edge.to().type() + "/" + edge.to().id();
        request(exchange, "DELETE", path, "");
    }

    /** A refusal costs the edge and nothing else; it is tried again by the next run. */
    public void noteEdge(Exchange exchange) {
        LineageConversation talk = talk(exchange);
        Reply reply = Reply.of(exchange);
        Task task = talk.task();
        boolean removedAlready = task.wish() == Wish.UNWANTED && reply.isMissing();
        if (reply.isTaken() || removedAlready) {
            talk.wrote = true;
        } else {
            talk.refused.add(task.edge().text() + " (" + reply.status() + ")");
            LineageEdge last = talk.base.edges().get(task.edge().key());
            if (last == null) {
                talk.written.remove(task.edge().key());
            } else {
                talk.written.put(last.key(), last);
            }
            // An end that was there a moment ago may be gone.
            memory.forget();
        }
        done(talk);
    }

    private static void done(LineageConversation talk) {
        talk.release();
        talk.tasks.remove();
        talk.step = new Step.Leave(Ownership.GONE);
    }

    /** Leaves the {@link CatalogAnswer} as the message again, with what there is to say and remember of lineage. */
    public void finish(Exchange exchange) {
        LineageConversation talk = talk(exchange);
        exchange.getMessage().removeHeaders("*", "Caravan*");
        exchange.getMessage().setBody(talk.result());
        exchange.removeProperty(CONVERSATION);
    }

    private void request(Exchange exchange, String method, String path, String body) {
        exchange.getMessage().removeHeaders("*", "Caravan*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, method);
        exchange.getMessage().setHeader(Exchange.HTTP_URI, url + "/v1" + path);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setHeader("Accept", "application/json");
        exchange.getMessage().setHeader("Authorization", "Bearer " + token);
        exchange.getMessage().setBody(body.isEmpty() ? null : body);
    }

    private static LineageConversation talk(Exchange exchange) {
        return exchange.getProperty(CONVERSATION, LineageConversation.class);
    }
}
