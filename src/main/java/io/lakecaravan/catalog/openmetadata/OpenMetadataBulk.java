package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.table.Publication;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Creates many tables at once on servers that can ({@code PUT /tables/bulk} from 1.11 on, containers later). Only tables
 * that are known not to stand there: a second PUT would blank what people wrote. The exchanges are the
 * openmetadata-bulk-action Kamelet's.
 *
 * <p>What the server did not take, for whatever reason, is left to the one-by-one way, which knows what each error means.
 * Safe for use by several threads.
 */
public final class OpenMetadataBulk extends EntityWriter {
    /** Exchange property with the tables that were created, a {@code Map} of table ids to the talks about them. */
    public static final String CREATED = "CaravanCreated";

    private static final String BATCH = "CaravanBatch";
    /** Proxies limit bodies; a table that is larger alone goes by itself. */
    private static final int LARGEST_BODY = 2_000_000;

    private volatile boolean absent;

    /** A batch on its way. */
    private static final class Batch {
        final List<TableConversation> talks = new ArrayList<>();
        final Deque<TableConversation> unprepared = new ArrayDeque<>();
        final Deque<List<TableConversation>> chunks = new ArrayDeque<>();
        final Map<String, TableConversation> created = new HashMap<>();
        final CreatedIds ids = new CreatedIds();
    }

    /** Takes a list of {@link Publication}s. */
    public void start(Exchange exchange) {
        Batch batch = new Batch();
        if (!absent) {
            List<?> publications = exchange.getMessage().getBody(List.class);
            for (Object each : publications) {
                Publication publication = (Publication) each;
                memory.startOf(publication.run());
                batch.talks.add(new TableConversation(
                        publication,
                        settings.entity(publication),
                        JsonNodeFactory.instance.objectNode(),
                        memory.knowledge()));
            }
        }
        batch.unprepared.addAll(batch.talks);
        exchange.setProperty(BATCH, batch);
    }

    @Override
    public boolean lacksPrerequisite(Exchange exchange) {
        Batch batch = batch(exchange);
        while (!batch.unprepared.isEmpty()) {
            TableConversation talk = batch.unprepared.element();
            if (talk.prerequisites.isEmpty()) {
                prerequisites.plan(talk);
            }
            if (!talk.prerequisites.isEmpty()) {
                return true;
            }
            batch.unprepared.remove();
        }
        return false;
    }

    /** Makes the bodies, cut into requests that proxies let through. */
    public void compose(Exchange exchange) {
        Batch batch = batch(exchange);
        List<TableConversation> chunk = new ArrayList<>();
        long size = 0;
        for (TableConversation talk : batch.talks) {
            decision.decide(talk, MissingNode.getInstance(), Mode.PUBLISH);
            long length = talk.body.orElseThrow().toString().length();
            if (length > LARGEST_BODY) {
                continue;
            }
            if (size + length > LARGEST_BODY) {
                batch.chunks.add(chunk);
                chunk = new ArrayList<>();
                size = 0;
            }
            chunk.add(talk);
            size += length;
        }
        if (!chunk.isEmpty()) {
            batch.chunks.add(chunk);
        }
    }

    public boolean hasChunk(Exchange exchange) {
        return !absent && !batch(exchange).chunks.isEmpty();
    }

    public void sendChunk(Exchange exchange) {
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        List<TableConversation> chunk = batch(exchange).chunks.element();
        chunk.forEach(talk -> body.add(talk.body.orElseThrow()));
        request(exchange, "PUT", chunk.get(0).model.collection() + "/bulk", body.toString());
    }

    /** Success of the call is not success of its items. */
    public void noteChunk(Exchange exchange) {
        Batch batch = batch(exchange);
        List<TableConversation> chunk = batch.chunks.remove();
        Reply reply = Reply.of(exchange);
        if (reply.status() == 404 || reply.status() == 405) {
            // A missing parent or tag names its kind; a server without the call says only that there is no such path.
            absent = !reply.text().contains("instance for");
            return;
        }
        if (!reply.isTaken()) {
            memory.learned(reply);
            return;
        }
        JsonNode answer = reply.json();
        Set<String> taken = new HashSet<>();
        answer.path("successRequest")
                .forEach(item -> taken.add(item.path("request").asText()));
        for (TableConversation talk : chunk) {
            if (taken.contains(talk.model.fqn())) {
                batch.created.put(talk.publication.table().id(), talk);
                if (lacksId(talk)) {
                    batch.ids.add(talk);
                }
            }
        }
    }

    /** Whether a list tells ids that what follows needs. */
    public boolean lacksIds(Exchange exchange) {
        return batch(exchange).ids.isWorthAsking();
    }

    public void askIds(Exchange exchange) {
        request(exchange, "GET", batch(exchange).ids.path(), "");
    }

    public void noteIds(Exchange exchange) {
        batch(exchange).ids.note(Reply.of(exchange));
    }

    /** Leaves the created tables in the property {@link #CREATED}. */
    public void finish(Exchange exchange) {
        exchange.getMessage().removeHeaders("*", "Caravan*");
        batch(exchange).created.values().stream().findFirst().ifPresent(talk -> talk.made.addAll(memory.takeMade()));
        exchange.setProperty(CREATED, Map.copyOf(batch(exchange).created));
        exchange.removeProperty(BATCH);
    }

    private static Batch batch(Exchange exchange) {
        return exchange.getProperty(BATCH, Batch.class);
    }

    @Override
    TableConversation talk(Exchange exchange) {
        return batch(exchange).unprepared.element();
    }
}
