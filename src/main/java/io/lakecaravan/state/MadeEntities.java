package io.lakecaravan.state;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.table.MadeEntity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What we made in each catalog, and since when the lake lacks it. Nothing else is ever removed from a catalog. */
public final class MadeEntities {
    private static final int PAGE = 200;
    private static final TypeReference<JsonNode> BASE = new TypeReference<>() {};

    private static final String COLUMNS =
            "m.catalog, m.kind, m.name, m.id, m.service, m.source, m.bucket, m.table_name, e.base";
    private static final String FROM = " FROM made_entity m LEFT JOIN sent_entity e ON e.catalog = m.catalog"
            + " AND m.table_name <> '' AND e.entity = m.source || '/' || m.bucket || '/' || m.table_name";
    /** A child's name begins with its parent's, so that it comes before it in descending order. */
    private static final String CHILDREN_FIRST = " ORDER BY m.name DESC, m.kind DESC LIMIT " + PAGE;

    private final Database database;
    private final StateJson json;

    MadeEntities(Database database, StateJson json) {
        this.database = database;
        this.json = json;
    }

    /**
     * We made it, or it is ours from before and stands again.
     *
     * @param prefix that the keys of its table's objects begin with; empty for what tables stand in
     */
    public void made(MadeEntity entity, String prefix) {
        database.write(statements -> statements.update(
                "INSERT INTO made_entity (catalog, kind, name, id, service, source, bucket, table_name, prefix, scope)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " COALESCE((SELECT scope FROM source_state WHERE source = ?), ''))"
                        + " ON CONFLICT (catalog, name, kind) DO UPDATE SET id = excluded.id, service = excluded.service,"
                        + " source = excluded.source, bucket = excluded.bucket, table_name = excluded.table_name,"
                        + " prefix = excluded.prefix, scope = excluded.scope, missing_run = NULL, missed = 0,"
                        + " unreadable = 0, standing = 1",
                entity.catalog(),
                entity.kind(),
                entity.name(),
                entity.id(),
                entity.service(),
                entity.source(),
                entity.bucket(),
                entity.table(),
                prefix,
                entity.source()));
    }

    /**
     * It stood there when a table was published. If it is ours it stands again; what has another id than ours was made by
     * somebody else, and ours is no more.
     */
    public void found(MadeEntity entity, String prefix) {
        database.write(statements -> {
            Optional<String> ours = statements.first(
                    "SELECT id FROM made_entity WHERE catalog = ? AND name = ? AND kind = ?",
                    row -> row.getString(1),
                    entity.catalog(),
                    entity.name(),
                    entity.kind());
            if (ours.isEmpty()) {
                return;
            }
            if (!ours.orElseThrow().isEmpty() && !ours.orElseThrow().equals(entity.id())) {
                forget(statements, entity);
                return;
            }
            statements.update(
                    "UPDATE made_entity SET id = ?, missing_run = NULL, missed = 0, unreadable = 0, standing = 1"
                            + " WHERE catalog = ? AND name = ? AND kind = ?",
                    entity.id(),
                    entity.catalog(),
                    entity.name(),
                    entity.kind());
            if (entity.isTable()) {
                statements.update(
                        "UPDATE made_entity SET source = ?, bucket = ?, table_name = ?, prefix = ?,"
                                + " scope = COALESCE((SELECT scope FROM source_state WHERE source = ?), '')"
                                + " WHERE catalog = ? AND name = ? AND kind = ?",
                        entity.source(),
                        entity.bucket(),
                        entity.table(),
                        prefix,
                        entity.source(),
                        entity.catalog(),
                        entity.name(),
                        entity.kind());
            }
        });
    }

    /**
     * Compares what we made of the source's tables with those of the run: what is there again is no longer missing, and
     * after a complete listing what is not there is missing in one more run. To be repeated at will.
     *
     * @param scope hash of what the source looks at in the store
     */
    public void compare(String run, String source, String scope) {
        database.write(statements -> {
            statements.update("UPDATE source_state SET scope = ? WHERE source = ?", scope, source);
            MissingTables.identify(statements, source);
            MissingTables.clear(statements, run, source, scope);
            if (Ledger.isComplete(statements, run, source)) {
                MissingTables.mark(statements, run, source);
            }
        });
    }

    /** Tables of the source that stand in the catalog and are ours. */
    public long standing(String catalog, String source) {
        return database.transaction(statements -> statements.number(
                "SELECT COUNT(*) FROM made_entity WHERE catalog = ? AND source = ? AND table_name <> '' AND standing = 1",
                catalog,
                source));
    }

    /** @param runs completed runs in a row that must not have found the table, 1 or more */
    public long countAbsent(String catalog, String source, String run, Absence absence, int runs) {
        return database.transaction(statements -> statements.number(
                "SELECT COUNT(*) FROM made_entity m" + absent(absence), source, catalog, source, run, (long) runs));
    }

    /** Those that {@link #countAbsent} counts, children before what they stand in. */
    public Iterator<MadeEntity> absent(String catalog, String source, String run, Absence absence, int runs) {
        return pages(absent(absence), source, catalog, source, run, (long) runs);
    }

    private static String absent(Absence absence) {
        return " JOIN source_state s ON s.source = ? WHERE m.catalog = ? AND m.source = ? AND m.table_name <> ''"
                + " AND m.standing = 1 AND m.missing_run = ?" + absence.condition();
    }

    /** What tables stood in that the run removed, and no table of ours stands in any more; no services. */
    public Iterator<MadeEntity> emptied(String catalog, String source, String run) {
        String below = " c.catalog = m.catalog AND c.table_name <> ''"
                + " AND (substr(c.name, 1, length(m.name) + 1) = m.name || '.'"
                + " OR substr(c.name, 1, length(m.name) + 1) = m.name || '/')";
        return pages(
                " WHERE m.catalog = ? AND m.source = ? AND m.table_name = '' AND m.standing = 1"
                        + " AND m.name <> m.service AND m.name <> '\"' || m.service || '\"'"
                        + " AND m.service <> '' AND EXISTS (SELECT 1 FROM made_entity c WHERE" + below
                        + " AND c.standing = 0 AND c.missing_run = ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM made_entity c WHERE" + below + " AND c.standing <> 0)",
                catalog,
                source,
                run);
    }

    /** All of ours that stands in a service, children before what they stand in. */
    public Iterator<MadeEntity> standingIn(String catalog, String service) {
        return pages(" WHERE m.catalog = ? AND m.service = ? AND m.standing <> 0", catalog, service);
    }

    /** Tables of ours that stand in a service: they go before anything that tables stand in, whatever it is called. */
    public Iterator<MadeEntity> tablesIn(String catalog, String service) {
        return pages(
                " WHERE m.catalog = ? AND m.service = ? AND m.standing <> 0 AND m.table_name <> ''", catalog, service);
    }

    /** What tables stand in, children before what they stand in. */
    public Iterator<MadeEntity> parentsIn(String catalog, String service) {
        return pages(
                " WHERE m.catalog = ? AND m.service = ? AND m.standing <> 0 AND m.table_name = ''", catalog, service);
    }

    /** All that we removed from a service and that may be restored, parents before what stands in them. */
    public Iterator<MadeEntity> removedFrom(String catalog, String service) {
        return new Pages<>(
                PAGE,
                after -> database.transaction(statements -> statements.list(
                        "SELECT " + COLUMNS + FROM + " WHERE m.catalog = ? AND m.service = ? AND m.standing = 0"
                                + " AND (m.name, m.kind) > (?, ?) ORDER BY m.name, m.kind LIMIT " + PAGE,
                        this::read,
                        catalog,
                        service,
                        after.map(MadeEntity::name).orElse(""),
                        after.map(MadeEntity::kind).orElse(""))));
    }

    /** Whether a table of ours stands whose name goes on after this one's with a slash. */
    public boolean isTableBelow(String catalog, String name) {
        return database.transaction(statements -> statements.first(
                        "SELECT 1 FROM made_entity m WHERE m.catalog = ? AND m.standing <> 0 AND m.table_name <> ''"
                                + " AND substr(m.name, 1, CAST(? AS INTEGER)) = ? LIMIT 1",
                        row -> row.getLong(1),
                        catalog,
                        (long) name.codePointCount(0, name.length()) + 1,
                        name + "/"))
                .isPresent();
    }

    /** Services that something of ours stands in or was removed from. */
    public List<String> services(String catalog) {
        return database.transaction(statements -> statements.list(
                "SELECT DISTINCT service FROM made_entity WHERE catalog = ? AND service <> '' ORDER BY service",
                row -> row.getString(1),
                catalog));
    }

    /** Whether we removed it, and it has not been restored since. */
    public boolean isRemoved(String catalog, String kind, String id) {
        return database.transaction(statements -> statements.number(
                        "SELECT COUNT(*) FROM made_entity WHERE catalog = ? AND kind = ? AND id = ? AND standing = 0",
                        catalog,
                        kind,
                        id))
                > 0;
    }

    /** We removed it; it may be restored, and is ours when it is. */
    public void removed(MadeEntity entity) {
        standing(entity, 0);
    }

    /** It stands because a person wants it to: it is not removed again until the lake has had it again. */
    public void kept(MadeEntity entity) {
        standing(entity, 2);
    }

    private void standing(MadeEntity entity, long standing) {
        database.write(statements -> statements.update(
                "UPDATE made_entity SET standing = ? WHERE catalog = ? AND name = ? AND kind = ?",
                standing,
                entity.catalog(),
                entity.name(),
                entity.kind()));
    }

    /** It is not there any more, or nothing of ours. */
    public void forget(MadeEntity entity) {
        database.write(statements -> forget(statements, entity));
    }

    private static void forget(Statements statements, MadeEntity entity) throws SQLException {
        statements.update(
                "DELETE FROM made_entity WHERE catalog = ? AND name = ? AND kind = ?",
                entity.catalog(),
                entity.name(),
                entity.kind());
    }

    private Iterator<MadeEntity> pages(String condition, Object... parameters) {
        return new Pages<>(
                PAGE,
                after -> database.transaction(statements -> {
                    List<Object> all = new ArrayList<>(List.of(parameters));
                    String page = "";
                    if (after.isPresent()) {
                        page = " AND (m.name, m.kind) < (?, ?)";
                        all.add(after.get().name());
                        all.add(after.get().kind());
                    }
                    return statements.list(
                            "SELECT " + COLUMNS + FROM + condition + page + CHILDREN_FIRST, this::read, all.toArray());
                }));
    }

    private MadeEntity read(ResultSet row) throws SQLException {
        String base = row.getString(9);
        return new MadeEntity(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                base == null ? JsonNodeFactory.instance.objectNode() : json.read(BASE, base));
    }
}
