package io.lakecaravan.flow;

import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.MergeBase;
import io.lakecaravan.catalog.openmetadata.LineageWriter;
import io.lakecaravan.state.Sent;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.MadeEntity;
import io.lakecaravan.table.Publication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Takes the lineage that we drew through a table out of a catalog before the table goes: an edge from what it comes from
 * to where it goes would stay otherwise, for neither end is ours.
 */
public final class Unlinking {
    private final StateStore state;

    public Unlinking(StateStore state) {
        this.state = state;
    }

    /** Whether we know of lineage of ours at the entity. */
    public boolean isLinked(MadeEntity entity) {
        return entity.isTable() && LineageWriter.hasEdges(entity.base());
    }

    /** Makes the message that the lineage action takes, of a table that no rule gives any lineage. */
    public void begin(Exchange exchange) {
        MadeEntity entity = exchange.getMessage().getBody(MadeEntity.class);
        String run = exchange.getMessage().getHeader(RetryAfter.RUN, "", String.class);
        exchange.setProperty(Delivery.PUBLICATION, new Publication(run, table(entity), Optional.empty()));
        exchange.setProperty(MergeBase.PROPERTY, entity.base());
        exchange.getMessage()
                .setBody(new CatalogAnswer(
                        entity.name(), Effect.UNCHANGED, entity.base(), Optional.empty(), List.of(), List.of()));
    }

    /** Remembers what is left, so that lineage is drawn anew when the table comes back; the message is the entity again. */
    public void end(Exchange exchange) {
        MadeEntity entity = exchange.getProperty(Retirement.MADE, MadeEntity.class);
        CatalogAnswer answer = exchange.getMessage().getBody(CatalogAnswer.class);
        String run = exchange.getMessage().getHeader(RetryAfter.RUN, "", String.class);
        state.together(() -> {
            state.sent()
                    .find(entity.catalog(), entity.tableId())
                    .ifPresent(last -> state.sent()
                            .record(
                                    entity.catalog(),
                                    entity.tableId(),
                                    new Sent("", last.sampleVersion(), answer.base())));
            answer.findings().forEach(finding -> state.findings().report(run, entity.source(), finding));
        });
        exchange.removeProperty(Delivery.PUBLICATION);
        exchange.removeProperty(MergeBase.PROPERTY);
        exchange.getMessage().setBody(entity);
    }

    /** As much of it as there is still to say. */
    private static LogicalTable table(MadeEntity entity) {
        return new LogicalTable(
                entity.table(),
                entity.source(),
                entity.bucket(),
                entity.table() + "/",
                "",
                entity.tableId(),
                Grounds.configured("removed"),
                "",
                "none",
                List.of(),
                LogicalTable.Partitions.NONE,
                List.of(),
                0,
                0,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                "");
    }
}
