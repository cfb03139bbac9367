package io.lakecaravan.state;

/**
 * Tables of a run against the last completed run of the same sources.
 *
 * @param removed known before and not found any more; 0 where the listing was incomplete
 */
public record TableCounts(long found, long created, long updated, long unchanged, long removed) {
    public static final TableCounts NONE = new TableCounts(0, 0, 0, 0, 0);

    public TableCounts plus(TableCounts other) {
        return new TableCounts(
                found + other.found,
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                removed + other.removed);
    }
}
