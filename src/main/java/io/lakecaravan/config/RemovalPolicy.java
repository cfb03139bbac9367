package io.lakecaravan.config;

/**
 * What becomes of tables in a catalog that we made and that the lake does not have any more.
 *
 * @param runs completed runs in a row that must not have found a table, 1 or more
 * @param limit most of a source's tables that one run removes, in percent of those that stand in the catalog
 * @param emptyParents what becomes of the schema and the database that the last table went from
 */
public record RemovalPolicy(Mode mode, int runs, int limit, EmptyParents emptyParents) {
    /** Whether they are removed. */
    public enum Mode {
        /** The catalog shows what the last complete run found, and nothing else: for one that holds nobody's work. */
        MIRROR,
        /** They are removed so that they can be restored. */
        SOFT,
        /** They stay, and a finding names them. */
        REPORT,
        /** They stay. */
        NEVER
    }

    /** Only those that we made are ever removed. */
    public enum EmptyParents {
        STAY,
        GO
    }

    public static final RemovalPolicy MIRROR = new RemovalPolicy(Mode.MIRROR, 1, 100, EmptyParents.STAY);
    public static final RemovalPolicy DEFAULT = new RemovalPolicy(Mode.REPORT, 2, 10, EmptyParents.STAY);
}
