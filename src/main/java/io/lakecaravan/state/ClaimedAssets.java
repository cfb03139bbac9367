package io.lakecaravan.state;

import java.util.Collection;
import java.util.List;

/** Which assets of a catalog each published table needs, of those that several may need. Names are the catalog's. */
public final class ClaimedAssets {
    private final Database database;

    ClaimedAssets(Database database) {
        this.database = database;
    }

    /** What the table needs from now on, in place of what it needed before. */
    public void put(String catalog, String entity, Collection<String> names) {
        List<Object[]> rows = names.stream()
                .distinct()
                .map(name -> new Object[] {catalog, entity, name})
                .toList();
        database.write(statements -> {
            statements.update("DELETE FROM claimed_asset WHERE catalog = ? AND entity = ?", catalog, entity);
            statements.batch("INSERT INTO claimed_asset (catalog, entity, name) VALUES (?, ?, ?)", rows);
        });
    }

    public void forget(String catalog, String entity) {
        put(catalog, entity, List.of());
    }

    public boolean isClaimed(String catalog, String name) {
        return database.transaction(statements -> statements.first(
                        "SELECT 1 FROM claimed_asset WHERE catalog = ? AND name = ? LIMIT 1",
                        row -> row.getLong(1),
                        catalog,
                        name))
                .isPresent();
    }

    /** Whether a table needs an asset whose name goes on after this one's with a slash. */
    public boolean isAnyBelow(String catalog, String name) {
        return database.transaction(statements -> statements.first(
                        "SELECT 1 FROM claimed_asset WHERE catalog = ? AND substr(name, 1, CAST(? AS INTEGER)) = ? LIMIT 1",
                        row -> row.getLong(1),
                        catalog,
                        (long) name.codePointCount(0, name.length()) + 1,
                        name + "/"))
                .isPresent();
    }

    /** Whether another table than this needs it. */
    public boolean isClaimedBeside(String catalog, String entity, String name) {
        return database.transaction(statements -> statements.first(
                        "SELECT 1 FROM claimed_asset WHERE catalog = ? AND name = ? AND entity <> ? LIMIT 1",
                        row -> row.getLong(1),
                        catalog,
                        name,
                        entity))
                .isPresent();
    }
}
