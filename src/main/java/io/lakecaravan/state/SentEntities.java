package io.lakecaravan.state;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;

/** What each catalog was last given, per entity. */
public final class SentEntities {
    private static final int PAGE = 200;
    private static final TypeReference<JsonNode> BASE = new TypeReference<>() {};

    private final Database database;
    private final StateJson json;

    SentEntities(Database database, StateJson json) {
        this.database = database;
        this.json = json;
    }

    public Optional<Sent> find(String catalog, String entity) {
        return database.transaction(statements -> statements.first(
                        "SELECT entity, hash, sample_version, base FROM sent_entity WHERE catalog = ? AND entity = ?",
                        this::read,
                        catalog,
                        entity))
                .map(SentEntity::sent);
    }

    public void record(String catalog, String entity, Sent sent) {
        database.write(statements -> statements.update(
                "INSERT INTO sent_entity (catalog, entity, hash, sample_version, base) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (catalog, entity) DO UPDATE SET hash = excluded.hash,"
                        + " sample_version = excluded.sample_version, base = excluded.base",
                catalog,
                entity,
                sent.hash(),
                sent.sampleVersion(),
                json.write(BASE, sent.base())));
    }

    public void forget(String catalog, String entity) {
        database.write(statements ->
                statements.update("DELETE FROM sent_entity WHERE catalog = ? AND entity = ?", catalog, entity));
    }

    /**
     * Every entity of the catalog differs from what is wanted until it is sent again. The bases of merges stay, so that
     * nothing of other people's is taken for ours, or ours for theirs.
     */
    public void distrust(String catalog) {
        database.write(statements ->
                statements.update("UPDATE sent_entity SET hash = '', sample_version = '' WHERE catalog = ?", catalog));
    }

    /** As {@link #distrust(String)}, of one entity. */
    public void distrust(String catalog, String entity) {
        database.write(statements -> statements.update(
                "UPDATE sent_entity SET hash = '', sample_version = '' WHERE catalog = ? AND entity = ?",
                catalog,
                entity));
    }

    /** All entities of the catalog in order of their names, as bytes. */
    public Iterator<SentEntity> entities(String catalog) {
        return new Pages<>(
                PAGE,
                after -> database.transaction(statements -> statements.list(
                        "SELECT entity, hash, sample_version, base FROM sent_entity"
                                + " WHERE catalog = ? AND entity > ? ORDER BY entity LIMIT " + PAGE,
                        this::read,
                        catalog,
                        after.map(SentEntity::entity).orElse(""))));
    }

    private SentEntity read(ResultSet row) throws SQLException {
        Sent sent = new Sent(row.getString(2), row.getString(3), json.read(BASE, row.getString(4)));
        return new SentEntity(row.getString(1), sent);
    }
}
