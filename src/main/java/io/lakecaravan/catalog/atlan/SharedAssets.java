package io.lakecaravan.catalog.atlan;

/** Says which assets another table needs, too: an object that holds several tables, lineage between the same ends. */
@FunctionalInterface
public interface SharedAssets {
    /** Exchange property; absent where nothing is shared. */
    String PROPERTY = "CaravanSharedAssets";

    /** @param table id of the table that does not need it any more */
    boolean isNeededBeside(String table, String qualifiedName);
}
