package io.lakecaravan.catalog.atlan;

import org.apache.camel.Exchange;

/** Says which assets another table needs, too: an object that holds several tables, lineage between the same ends. */
@FunctionalInterface
public interface SharedAssets {
    /** Exchange property; absent where nothing is shared. */
    String PROPERTY = "CaravanSharedAssets";

    /** Those that the exchange offers. */
    static SharedAssets of(Exchange exchange) {
        SharedAssets offered = exchange.getProperty(PROPERTY, SharedAssets.class);
        return offered == null ? (table, name) -> false : offered;
    }

    /** @param table id of the table that does not need it any more */
    boolean isNeededBeside(String table, String qualifiedName);

    /** Whether a table of ours stands in it, or shows an object in it: search may not know of those yet. */
    default boolean isNeededBelow(String qualifiedName) {
        return false;
    }
}
