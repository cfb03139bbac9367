package io.lakecaravan.state;

/**
 * Tables by what became of them in one catalog; those that a step of the routes dropped are in none of the counts.
 *
 * @param removed entities taken out of the catalog, tables and what they stood in
 */
public record CatalogCounts(long written, long unchanged, long deadLettered, long deferred, long removed) {
    public static final CatalogCounts NONE = new CatalogCounts(0, 0, 0, 0);

    public CatalogCounts(long written, long unchanged, long deadLettered, long deferred) {
        this(written, unchanged, deadLettered, deferred, 0);
    }

    CatalogCounts with(Outcome outcome, long tables) {
        return switch (outcome) {
            case LEFT_OUT -> this;
            case WRITTEN -> new CatalogCounts(tables, unchanged, deadLettered, deferred, removed);
            case UNCHANGED -> new CatalogCounts(written, tables, deadLettered, deferred, removed);
            case DEAD_LETTERED -> new CatalogCounts(written, unchanged, tables, deferred, removed);
            case DEFERRED -> new CatalogCounts(written, unchanged, deadLettered, tables, removed);
        };
    }
}
