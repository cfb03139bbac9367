package io.lakecaravan.catalog;

import io.lakecaravan.table.Publication;

/** Tells of a table's store what catalogs show. Used by several threads. */
@FunctionalInterface
public interface Stores {
    StoreFacts of(Publication publication);
}
