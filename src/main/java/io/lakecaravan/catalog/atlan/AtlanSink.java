package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.catalog.StoreTagsShown;
import io.lakecaravan.catalog.Stores;
import io.lakecaravan.catalog.TagNames;
import io.lakecaravan.table.MadeEntity;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the next request to an Atlan tenant and reads its answer. The exchanges themselves, their pace and their
 * repetition are the atlan-sink Kamelet's; a bean of this class belongs to one Kamelet. Safe for use by several threads:
 * what belongs to one message travels with the exchange.
 *
 * <p>The message is a {@link Publication} (or its JSON), a {@link TablePack}, a {@link MadeEntity} to be removed, a
 * {@link TableRestoration}, or a {@link LineageSweep}.
 */
public final class AtlanSink {
    private static final Logger LOG = LoggerFactory.getLogger(AtlanSink.class);
    private static final String TALK = "CaravanTalk";
    private static final String PRODUCT = "lake-caravan";

    private final Clock clock = Clock.systemUTC();
    private volatile TenantKnowledge knowledge = new TenantKnowledge();
    private volatile String run = "";
    private volatile long startedAt;
    private String url = "";
    private String token = "";
    private String catalog = "atlan";
    private String connection = "";
    private String pipeline = "default";
    private AtlanSettings.Objects objects = AtlanSettings.Objects.ALL;
    private AtlanSettings.Tags tags = AtlanSettings.Tags.EXISTING;
    private TagNames tagNames = TagNames.NONE;
    private int batchSize = 20;
    private StoreTagsShown storeTags = StoreTagsShown.NONE;
    private Stores stores = publication -> StoreFacts.UNKNOWN;
    private AtlanSettings.Metadata metadata = AtlanSettings.Metadata.ON;
    private Mode mode = Mode.PUBLISH;
    private Duration firstPause = Duration.ofSeconds(1);

    /** @param value address of the tenant, without a path */
    public void setUrl(String value) {
        url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    /** @param value API token */
    public void setToken(String value) {
        token = value;
    }

    /** @param value name of the catalog, by which lineage says where its datasets stand */
    public void setCatalog(String value) {
        catalog = value;
    }

    /** @param value name or qualified name; empty: the source's name */
    public void setConnection(String value) {
        connection = value;
    }

    public void setPipeline(String value) {
        pipeline = value;
    }

    /** @param value {@code none}, {@code sampled} or {@code all} */
    public void setObjects(String value) {
        objects = AtlanSettings.Objects.valueOf(value.toUpperCase(Locale.ROOT));
    }

    /** @param value {@code existing} or {@code create} */
    public void setTags(String value) {
        tags = AtlanSettings.Tags.valueOf(value.toUpperCase(Locale.ROOT));
    }

    /** @param value as {@link TagNames#parse} reads it */
    public void setTagNames(String value) {
        tagNames = TagNames.parse(value);
    }

    public void setBatchSize(int value) {
        batchSize = value;
    }

    /** @param value {@code on} or {@code off} */
    public void setCustomMetadata(String value) {
        metadata = AtlanSettings.Metadata.valueOf(value.toUpperCase(Locale.ROOT));
    }

    public void setStoreTags(StoreTagsShown value) {
        storeTags = value;
    }

    public void setStores(Stores value) {
        stores = value;
    }

    public void setMode(Mode value) {
        mode = value;
    }

    /** @param value milliseconds before a request is repeated that was refused for a reason that passes */
    public void setFirstPause(long value) {
        firstPause = Duration.ofMillis(value);
    }

    private AtlanSettings settings() {
        return new AtlanSettings(
                catalog,
                Optional.of(connection).filter(text -> !text.isEmpty()),
                pipeline,
                objects,
                tags,
                tagNames,
                batchSize,
                metadata,
                mode,
                firstPause,
                storeTags,
                stores);
    }

    /** Takes the message. */
    public void start(Exchange exchange) throws JsonProcessingException {
        Object body = exchange.getMessage().getBody();
        Talk begun = talk(exchange);
        if (begun != null && begun.message == body && !(body instanceof TablePack)) {
            // Redelivered: the talk goes on with the request that failed. The tables of a pack know how far they are.
            return;
        }
        AtlanSettings settings = settings();
        Work work;
        if (body instanceof MadeEntity made) {
            // What is known of a run is known of its removals, whichever comes first.
            work = made.isTable()
                    ? new RemovalWork(TableRemoval.of(made), SharedAssets.of(exchange), settings)
                    : new ParentRemovalWork(made, SharedAssets.of(exchange), settings);
        } else if (body instanceof TableRestoration restoration) {
            work = new RestoreWork(restoration, settings);
        } else if (body instanceof LineageSweep sweep) {
            startOf(sweep.run());
            work = new SweepWork(sweep, settings);
        } else if (body instanceof TablePack pack) {
            pack.tables().forEach(table -> begin(table, settings));
            work = PackWork.of(pack);
        } else {
            PackedTable table = table(exchange);
            begin(table, settings);
            work = PackWork.alone(table);
        }
        exchange.setProperty(TALK, new Talk(body, knowledge, settings, work));
    }

    /** The one that was begun in a pack, if it was. */
    private static PackedTable table(Exchange exchange) throws JsonProcessingException {
        PackedTable begun = exchange.getProperty(PackedTable.PROPERTY, PackedTable.class);
        if (begun != null) {
            return begun;
        }
        Publication publication = exchange.getMessage().getBody() instanceof Publication record
                ? record
                : RecordJson.mapper().readValue(exchange.getMessage().getBody(String.class), Publication.class);
        return PackedTable.of(publication, exchange);
    }

    private void begin(PackedTable table, AtlanSettings settings) {
        if (!table.isBegun()) {
            startOf(table.publication().run());
            table.begin(knowledge, settings, startedAt);
        }
    }

    /** People change catalogs between runs, so what was seen in one is not believed in the next. */
    private synchronized void startOf(String newRun) {
        if (!run.equals(newRun)) {
            knowledge = new TenantKnowledge();
            run = newRun;
            startedAt = clock.millis();
        }
    }

    /** Whether there is something to ask. */
    public boolean hasNext(Exchange exchange) {
        if (exchange.getException() != null) {
            // The loop asks this after a step has failed, too; its failure is the one to tell.
            return false;
        }
        Talk talk = talk(exchange);
        boolean more = true;
        while (more && talk.turns.isEmpty()) {
            more = talk.work.advance(talk);
        }
        return !talk.turns.isEmpty();
    }

    /** Milliseconds to wait before the next request. */
    public long pause(Exchange exchange) {
        return talk(exchange).takePause().toMillis();
    }

    /** Makes the next request of the message. */
    public void ask(Exchange exchange) {
        AtlanRequest request = next(exchange);
        // A redelivered talk goes on with the request that failed, whose tries the error handler counts in a header.
        exchange.getMessage()
                .removeHeaders("*", "Caravan*", talk(exchange).isAskedAgain() ? "CamelRedeliver*" : "Caravan*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, request.method());
        exchange.getMessage().setHeader(Exchange.HTTP_URI, uri(request));
        query(request).ifPresent(query -> exchange.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, query));
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setHeader("Accept", "application/json");
        exchange.getMessage().setHeader("Authorization", "Bearer " + token);
        exchange.getMessage().setHeader("User-Agent", PRODUCT);
        exchange.getMessage().setHeader("X-Atlan-Request-Id", UUID.randomUUID().toString());
        exchange.getMessage().setHeader("X-Atlan-Agent", PRODUCT);
        exchange.getMessage().setHeader("X-Atlan-Agent-Id", PRODUCT + "-" + pipeline);
        exchange.getMessage().setHeader("X-Atlan-Client-Origin", PRODUCT);
        exchange.getMessage().setBody(request.body().isEmpty() ? null : request.body());
    }

    private String uri(AtlanRequest request) {
        int mark = request.path().indexOf('?');
        return url + (mark < 0 ? request.path() : request.path().substring(0, mark));
    }

    private static Optional<String> query(AtlanRequest request) {
        int mark = request.path().indexOf('?');
        return mark < 0 ? Optional.empty() : Optional.of(request.path().substring(mark + 1));
    }

    public boolean isWrite(Exchange exchange) {
        return next(exchange).kind() == AtlanRequest.Kind.WRITE;
    }

    public boolean isDeletion(Exchange exchange) {
        return next(exchange).kind() == AtlanRequest.Kind.DELETE;
    }

    public boolean isDefinition(Exchange exchange) {
        return next(exchange).kind() == AtlanRequest.Kind.DEFINE;
    }

    /** Reads the answer. A refusal while permissions of a new connection are not in force yet is met by asking again. */
    public void note(Exchange exchange) {
        Talk talk = talk(exchange);
        AtlanReply reply = AtlanReply.of(exchange);
        if (!reply.isTaken()) {
            AtlanTrace.of(reply.status(), exchange.getMessage().getHeaders())
                    .ifPresent(trace -> LOG.atLevel(trace.level()).log("{}", trace));
        }
        boolean passing = reply.status() == 403
                && talk.turns.element().request().kind() == AtlanRequest.Kind.WRITE
                && talk.work.isFresh(talk);
        if (passing && talk.rest()) {
            return;
        }
        if (talk.turns.element().request().kind() == AtlanRequest.Kind.WRITE) {
            talk.goOn();
        }
        talk.turns.remove().answer().accept(reply);
    }

    /** The answer to a definition did not come. */
    public void noteLost(Exchange exchange) {
        talk(exchange).turns.remove().lost().run();
    }

    /** Leaves what came of it as the message. */
    public void finish(Exchange exchange) {
        Talk talk = talk(exchange);
        exchange.getMessage().removeHeaders("*", "Caravan*");
        exchange.getMessage().setBody(talk.work.answer(talk));
        exchange.removeProperty(TALK);
    }

    private static AtlanRequest next(Exchange exchange) {
        return talk(exchange).turns.element().request();
    }

    private static Talk talk(Exchange exchange) {
        return exchange.getProperty(TALK, Talk.class);
    }
}
