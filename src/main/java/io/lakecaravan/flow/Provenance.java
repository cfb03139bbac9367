package io.lakecaravan.flow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.MadeEntity;

/** Remembers which entities of catalogs are ours: those that a sink says it made, and nothing that stood there before. */
final class Provenance {
    private final StateStore state;

    Provenance(StateStore state) {
        this.state = state;
    }

    /** To be called in the transaction that remembers what was sent. */
    void record(String catalog, LogicalTable table, CatalogAnswer answer) {
        for (Made made : answer.made()) {
            boolean shows = made.role() == Made.Role.TABLE;
            MadeEntity entity = new MadeEntity(
                    catalog,
                    made.kind(),
                    made.name(),
                    made.id(),
                    made.service(),
                    table.source(),
                    shows ? table.bucket() : "",
                    shows ? table.name() : "",
                    JsonNodeFactory.instance.objectNode());
            String prefix = shows ? prefix(table) : "";
            switch (made.origin()) {
                case MADE -> state.made().made(entity, prefix);
                case FOUND -> state.made().found(entity, prefix);
            }
        }
    }

    /** The root up to what varies in it. */
    private static String prefix(LogicalTable table) {
        return table.root().replaceFirst("(?s)[*#].*", "");
    }
}
