package io.lakecaravan.state;

/** Tables by what became of them in one catalog; those that a step of the routes dropped are in none of the counts. */
public record CatalogCounts(long written, long unchanged, long deadLettered, long deferred) {
    public static final CatalogCounts NONE = new CatalogCounts(0, 0, 0, 0);

    CatalogCounts with(Outcome outcome, long tables) {
        return switch (outcome) {
            case LEFT_OUT -> this;
            case WRITTEN -> new CatalogCounts(tables, unchanged, deadLettered, deferred);
            case UNCHANGED -> new CatalogCounts(written, tables, deadLettered, deferred);
            case DEAD_LETTERED -> new CatalogCounts(written, unchanged, tables, deferred);
            case DEFERRED -> new CatalogCounts(written, unchanged, deadLettered, tables);
        };
    }
}
