package io.lakecaravan.state;

import io.lakecaravan.table.CatalogEntity;
import java.util.List;
import java.util.Optional;

/** What catalogs were seen to have, as they were listed last, scope by scope. It may be as large as the catalog. */
public final class ListedEntities {
    private final Database database;

    ListedEntities(Database database) {
        this.database = database;
    }

    /** Forgets what was seen of the scope. */
    public void clear(String catalog, String scope) {
        database.write(statements ->
                statements.update("DELETE FROM listed_entity WHERE catalog = ? AND scope = ?", catalog, scope));
    }

    public void add(String catalog, String scope, List<CatalogEntity> entities) {
        List<Object[]> rows = entities.stream()
                .map(entity -> new Object[] {
                    catalog,
                    scope,
                    entity.name(),
                    entity.id(),
                    entity.presence().name()
                })
                .toList();
        database.write(statements -> statements.batch(
                "INSERT INTO listed_entity (catalog, scope, name, id, presence) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (catalog, scope, name) DO UPDATE SET id = excluded.id,"
                        + " presence = excluded.presence",
                rows));
    }

    public Optional<CatalogEntity> find(String catalog, String scope, String name) {
        return database.transaction(statements -> statements.first(
                "SELECT name, id, presence FROM listed_entity WHERE catalog = ? AND scope = ? AND name = ?",
                row -> new CatalogEntity(
                        row.getString(1), row.getString(2), CatalogEntity.Presence.valueOf(row.getString(3))),
                catalog,
                scope,
                name));
    }
}
