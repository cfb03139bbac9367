package io.lakecaravan.state;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lakecaravan.table.Publication;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/** What catalogs did not accept: one letter per catalog and table, the latest. */
public final class DeadLetters {
    private static final int PAGE = 100;
    private static final TypeReference<Publication> MESSAGE = new TypeReference<>() {};
    private static final String COLUMNS = "catalog, table_id, message, attempts, status, answer, reason, at";

    private final Database database;
    private final StateJson json;

    DeadLetters(Database database, StateJson json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps the letter in place of an earlier one of the same catalog and table. */
    public void put(DeadLetter letter) {
        database.write(statements -> statements.update(
                "INSERT INTO dead_letter (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (catalog, table_id) DO UPDATE SET message = excluded.message,"
                        + " attempts = excluded.attempts, status = excluded.status, answer = excluded.answer,"
                        + " reason = excluded.reason, at = excluded.at",
                letter.catalog(),
                letter.table(),
                json.write(MESSAGE, letter.message()),
                letter.attempts(),
                letter.status(),
                letter.answer(),
                letter.reason(),
                letter.at().toString()));
    }

    /** Takes the letter away after a success, or with its table. */
    public void supersede(String catalog, String table) {
        database.write(statements ->
                statements.update("DELETE FROM dead_letter WHERE catalog = ? AND table_id = ?", catalog, table));
    }

    public Optional<DeadLetter> find(String catalog, String table) {
        return database.transaction(statements -> statements.first(
                "SELECT " + COLUMNS + " FROM dead_letter WHERE catalog = ? AND table_id = ?",
                this::read,
                catalog,
                table));
    }

    public long count() {
        return database.transaction(statements -> statements.number("SELECT COUNT(*) FROM dead_letter"));
    }

    /** All letters, by catalog and table. */
    public Iterator<DeadLetter> all() {
        return new Pages<>(
                PAGE,
                after -> database.transaction(statements -> statements.list(
                        "SELECT " + COLUMNS + " FROM dead_letter WHERE (catalog, table_id) > (?, ?)"
                                + " ORDER BY catalog, table_id LIMIT " + PAGE,
                        this::read,
                        after.map(DeadLetter::catalog).orElse(""),
                        after.map(DeadLetter::table).orElse(""))));
    }

    /** The letters of one catalog, by table. */
    public Iterator<DeadLetter> of(String catalog) {
        return new Pages<>(
                PAGE,
                after -> database.transaction(statements -> statements.list(
                        "SELECT " + COLUMNS + " FROM dead_letter WHERE catalog = ? AND table_id > ?"
                                + " ORDER BY table_id LIMIT " + PAGE,
                        this::read,
                        catalog,
                        after.map(DeadLetter::table).orElse(""))));
    }

    private DeadLetter read(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString(1),
                row.getString(2),
                json.read(MESSAGE, row.getString(3)),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                row.getString(7),
                Instant.parse(row.getString(8)));
    }
}
