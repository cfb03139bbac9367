package io.lakecaravan.state;

import io.lakecaravan.table.ColumnTag;
import java.util.List;

/**
 * What people said in catalogs of tags that were suggested. Tables are known by name, as in catalogs; a decision stays when
 * its table goes, and holds when it comes back.
 */
public final class TagDecisions {
    /** What a person said. */
    public enum Decision {
        CONFIRMED,
        REJECTED
    }

    /**
     * The last word on a tag.
     *
     * @param catalog where it was said
     */
    public record Decided(ColumnTag tag, String catalog, Decision decision) {}

    private final Database database;

    TagDecisions(Database database) {
        this.database = database;
    }

    /**
     * Remembers what a person decided, in place of what was said before in this catalog. The same again changes nothing, so
     * that a catalog that is only asked again does not overrule what was said in another one since.
     *
     * @param table the table's id
     * @param tag of the table, a column or a field within it
     */
    public void remember(String catalog, String table, ColumnTag tag, Decision decision) {
        database.write(statements -> statements.update(
                "INSERT INTO tag_decision (table_id, column_path, tag, catalog, decision, seq) VALUES (?, ?, ?, ?, ?,"
                        + " (SELECT COALESCE(MAX(seq), 0) + 1 FROM tag_decision WHERE table_id = ?))"
                        + " ON CONFLICT (table_id, column_path, tag, catalog) DO UPDATE SET"
                        + " decision = excluded.decision, seq = excluded.seq"
                        + " WHERE tag_decision.decision <> excluded.decision",
                table,
                tag.place(),
                tag.tag(),
                catalog,
                decision.name(),
                table));
    }

    /** The last word on each tag of the table, whichever catalog it was said in; in order of columns and tags as bytes. */
    public List<Decided> of(String table) {
        return database.transaction(statements -> statements.list(
                "SELECT column_path, tag, catalog, decision FROM tag_decision d WHERE table_id = ? AND seq ="
                        + " (SELECT MAX(seq) FROM tag_decision l WHERE l.table_id = d.table_id"
                        + " AND l.column_path = d.column_path AND l.tag = d.tag) ORDER BY column_path, tag",
                row -> new Decided(
                        ColumnTag.at(row.getString(1), row.getString(2)),
                        row.getString(3),
                        Decision.valueOf(row.getString(4))),
                table));
    }
}
