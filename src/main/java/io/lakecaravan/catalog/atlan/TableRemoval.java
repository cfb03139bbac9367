package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.table.MadeEntity;

/**
 * A table that is no longer there, to be archived with its columns and objects; its lineage goes for good.
 *
 * @param table its id
 * @param asset qualified name of the table's asset
 * @param base what {@link io.lakecaravan.catalog.CatalogAnswer#base} last was
 */
record TableRemoval(String table, String asset, JsonNode base) {
    static TableRemoval of(MadeEntity made) {
        return new TableRemoval(made.tableId(), made.name(), made.base());
    }
}
