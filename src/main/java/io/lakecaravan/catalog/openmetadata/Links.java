package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.table.LogicalTable;
import java.util.Optional;

/** Pages of the store's console. */
final class Links {
    private Links() {}

    /** The folder of the table, or the one in which its objects lie: a name with {@code *} in it is no folder. */
    static Optional<String> of(StoreFacts store, LogicalTable table) {
        String location = table.location();
        int star = location.indexOf('*');
        String fixed = star < 0 ? location : location.substring(0, star);
        return store.link(table.bucket(), fixed.substring(0, fixed.lastIndexOf('/') + 1));
    }
}
