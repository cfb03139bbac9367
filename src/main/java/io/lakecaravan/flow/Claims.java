package io.lakecaravan.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.RemovalAnswer;
import io.lakecaravan.catalog.atlan.SharedAssets;
import io.lakecaravan.catalog.atlan.TableRestoration;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.MadeEntity;
import io.lakecaravan.table.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/** Remembers which objects and lineage of a catalog each table needs, so that what two need does not go with one. */
public final class Claims {
    private static final Set<String> SHARED = Set.of("S3Prefix", "S3Object", "Process", "ColumnProcess");

    private final StateStore state;

    public Claims(StateStore state) {
        this.state = state;
    }

    /** Lets a sink ask what other tables need. */
    public void offer(String catalog, Exchange exchange) {
        exchange.setProperty(SharedAssets.PROPERTY, new Needs(state, catalog));
    }

    private record Needs(StateStore state, String catalog) implements SharedAssets {
        @Override
        public boolean isNeededBeside(String table, String name) {
            return state.claims().isClaimedBeside(catalog, table, name);
        }

        @Override
        public boolean isNeededBelow(String name) {
            return state.made().isTableBelow(catalog, name) || state.claims().isAnyBelow(catalog, name);
        }
    }

    /** To be called before the table counts as taken: a claim too many keeps an asset, one too few loses it. */
    public void note(String catalog, Publication publication, CatalogAnswer answer) {
        if (answer.effect() == Effect.PLANNED) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (var asset : answer.base().path("assets").properties()) {
            JsonNode type = asset.getValue().path("type");
            if (SHARED.contains(type.asText())) {
                names.add(asset.getKey());
            }
        }
        state.claims().put(catalog, publication.table().id(), names);
    }

    /** The wish to have a table back that was removed. */
    public TableRestoration restoration(MadeEntity table) {
        return new TableRestoration(table);
    }

    /** The table may be gone from the catalog: what it needed, others alone may still need. */
    public void forget(String catalog, String table, RemovalAnswer answer) {
        if (answer.result() != RemovalAnswer.Result.KEPT) {
            state.claims().forget(catalog, table);
        }
    }
}
