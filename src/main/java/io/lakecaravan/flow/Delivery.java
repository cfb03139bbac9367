package io.lakecaravan.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.MergeBase;
import io.lakecaravan.catalog.TagNames;
import io.lakecaravan.catalog.openmetadata.LineageWriter;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.state.Outcome;
import io.lakecaravan.state.Sent;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.state.TagDecisions;
import io.lakecaravan.table.ColumnTag;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.table.StoreTags;
import io.lakecaravan.tag.Masks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What every catalog's route does around its sink: skip what the catalog has, remember what it took. */
public final class Delivery {
    /** Exchange property with the {@link Publication} while a sink uses the message body for itself. */
    public static final String PUBLICATION = "CaravanPublication";

    /** Raised when the way tables are written to catalogs changes, so that all are written anew. */
    private static final int WRITING = 3;

    private final CaravanConfig config;
    private final StateStore state;
    private final Provenance provenance;
    private final Masks masks;
    private PlanListener plan = PlanListener.NOBODY;

    public Delivery(CaravanConfig config, StateStore state) {
        this.config = config;
        this.state = state;
        this.provenance = new Provenance(state);
        this.masks = new Masks(config.tags().mask());
    }

    /** What catalogs answer to a plan is told to somebody. */
    Delivery telling(PlanListener other) {
        plan = other;
        return this;
    }

    /** Puts message and merge base where the route and the sink find them. */
    public void begin(String catalog, Exchange exchange) {
        Publication publication = exchange.getMessage().getBody(Publication.class);
        if (config.catalog(catalog).storeTags() == CatalogConfig.StoreTags.NONE) {
            // Another catalog asked for them.
            publication = publication.withoutStoreTags();
            exchange.getMessage().setBody(publication);
        }
        exchange.setProperty(PUBLICATION, publication);
        exchange.setProperty(RetryAfter.CATALOG, catalog);
        exchange.setProperty(RetryAfter.RUN, exchange.getMessage().getHeader(RetryAfter.RUN));
        exchange.removeProperty(MergeBase.PROPERTY);
        exchange.removeProperty(MergeBase.DISTRUSTED);
        state.sent().find(catalog, publication.table().id()).ifPresent(sent -> {
            exchange.setProperty(MergeBase.PROPERTY, sent.base());
            exchange.setProperty(MergeBase.DISTRUSTED, sent.hash().isEmpty());
        });
    }

    /** Whether the catalog was sent exactly this, and the sample if there is one to send. */
    public boolean isUnchanged(String catalog, Publication publication) {
        Optional<Sent> sent = state.sent().find(catalog, publication.table().id());
        return sent.filter(last -> last.hash().equals(hash(catalog, publication)))
                .filter(last -> !LineageWriter.isUnfinished(last.base()))
                .filter(last -> hasSample(publication, last))
                .isPresent();
    }

    private boolean hasSample(Publication publication, Sent last) {
        return publication.sample().isEmpty() || last.sampleVersion().equals(sampleVersion(publication.table()));
    }

    private String sampleVersion(LogicalTable table) {
        return Reading.sample(config.source(table.source()), table, masks);
    }

    public void unchanged(String run, String catalog, Publication publication) {
        plan.planned(catalog, publication.table().id(), List.of());
        state.together(() -> {
            // A letter of an earlier version: the catalog has what is wanted now.
            state.deadLetters().supersede(catalog, publication.table().id());
            outcome(run, catalog, publication, Outcome.UNCHANGED);
        });
    }

    /** Remembers what the catalog took; an earlier dead letter of the table is thereby settled. */
    public void taken(String run, String catalog, Publication publication, CatalogAnswer answer) {
        if (answer.effect() == Effect.PLANNED) {
            plan.planned(catalog, answer.entity(), answer.changes());
        }
        state.together(() -> remember(run, catalog, publication, answer));
    }

    private void remember(String run, String catalog, Publication publication, CatalogAnswer answer) {
        LogicalTable table = publication.table();
        if (answer.effect() != Effect.PLANNED) {
            String sample = answer.sampleVersion()
                    .map(sent -> sampleVersion(table))
                    .orElseGet(() -> state.sent()
                            .find(catalog, table.id())
                            .map(Sent::sampleVersion)
                            .orElse(""));
            state.sent().record(catalog, table.id(), new Sent(hash(catalog, publication), sample, answer.base()));
            state.deadLetters().supersede(catalog, table.id());
            provenance.record(catalog, table, answer);
            answer.decisions()
                    .forEach(decision -> state.decisions()
                            .remember(
                                    catalog,
                                    table.id(),
                                    new ColumnTag(decision.column(), decision.tag()),
                                    TagDecisions.Decision.valueOf(
                                            decision.choice().name())));
        }
        for (Finding finding : answer.findings()) {
            state.findings().report(run, table.source(), finding);
        }
        outcome(run, catalog, publication, answer.effect() == Effect.UNCHANGED ? Outcome.UNCHANGED : Outcome.WRITTEN);
    }

    void outcome(String run, String catalog, Publication publication, Outcome outcome) {
        state.ledger()
                .outcome(
                        run,
                        publication.table().source(),
                        catalog,
                        publication.table().id(),
                        outcome);
    }

    /** With what the configuration says of how this catalog shows it, where that is not the default. */
    private String hash(String catalog, Publication publication) {
        CatalogConfig configured = config.catalog(catalog);
        String shown = shown(configured);
        String hash = hash(publication, configured.storeTags());
        return shown.isEmpty() ? hash : sha256(hash + shown);
    }

    private static String shown(CatalogConfig catalog) {
        if (catalog instanceof CatalogConfig.OpenMetadata server) {
            return TagNames.text(server.shown().tags()) + console(server.shown().console());
        } else if (catalog instanceof CatalogConfig.Atlan tenant) {
            return (tenant.objects() == CatalogConfig.Objects.ALL
                            ? ""
                            : tenant.objects().name())
                    + (tenant.customMetadata() == CatalogConfig.CustomMetadata.ON ? "" : " facts off ")
                    + TagNames.text(tenant.tagNames())
                    + console(tenant.console());
        }
        return "";
    }

    private static String console(Optional<String> page) {
        return page.map(address -> " console " + address).orElse("");
    }

    /**
     * Of all that a catalog is told and that follows from lake and configuration. Neither sample nor profile is part of
     * it: they are there only when rows were read, and a catalog keeps those it has. Tags that were detected are part of
     * the table where they are set.
     *
     * @param shown how the catalog shows tags of the store, of which it is told nothing else
     */
    static String hash(Publication publication, CatalogConfig.StoreTags shown) {
        try {
            String text = WRITING + "\n" + RecordJson.mapper().writeValueAsString(publication.table());
            if (!publication.history().isEmpty()) {
                text += "\n" + RecordJson.mapper().writeValueAsString(publication.history());
            }
            if (!publication.detected().isEmpty()) {
                text += "\ndetected " + RecordJson.mapper().writeValueAsString(publication.detected());
            }
            if (!publication.lineage().isEmpty()) {
                text += "\nlineage " + RecordJson.mapper().writeValueAsString(publication.lineage());
            }
            Optional<StoreTags> storeTags = publication.storeTags().filter(tags -> !tags.isNone());
            if (shown != CatalogConfig.StoreTags.NONE && storeTags.isPresent()) {
                text += "\nstore " + shown + " " + RecordJson.mapper().writeValueAsString(storeTags.get());
            }
            return sha256(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a table cannot be hashed", e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
