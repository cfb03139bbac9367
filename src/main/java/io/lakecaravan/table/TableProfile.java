package io.lakecaravan.table;

import java.time.Instant;
import java.util.List;

/**
 * The columns' profiles, from rows that were read and from footers.
 *
 * @param at when the newest object behind it was modified: the same lake gives the same profile
 * @param rows that were looked at, of all objects that were read
 */
public record TableProfile(Instant at, long rows, List<ColumnProfile> columns) {
    public TableProfile {
        columns = List.copyOf(columns);
    }
}
