package io.lakecaravan.state;

import io.lakecaravan.table.ColumnTag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was suggested for each table when it was last tagged, so that what is taken back can be told. */
public final class SuggestedTags {
    private final Database database;

    SuggestedTags(Database database) {
        this.database = database;
    }

    /**
     * Replaces what was suggested for the table.
     *
     * @return what was suggested before and is not any more, in order of columns and tags as bytes
     */
    public List<ColumnTag> replace(String run, String source, String table, Collection<ColumnTag> suggested) {
        Set<ColumnTag> now = new LinkedHashSet<>(suggested);
        return database.transaction(statements -> {
            List<ColumnTag> before = statements.list(
                    "SELECT column_path, tag FROM suggested_tag WHERE table_id = ? ORDER BY column_path, tag",
                    row -> ColumnTag.at(row.getString(1), row.getString(2)),
                    table);
            if (!before.isEmpty()) {
                statements.update("DELETE FROM suggested_tag WHERE table_id = ?", table);
            }
            List<Object[]> rows = new ArrayList<>();
            now.forEach(each -> rows.add(new Object[] {source, table, each.place(), each.tag(), run}));
            if (!rows.isEmpty()) {
                statements.batch(
                        "INSERT INTO suggested_tag (source, table_id, column_path, tag, run) VALUES (?, ?, ?, ?, ?)",
                        rows);
            }
            return before.stream().filter(each -> !now.contains(each)).toList();
        });
    }

    /** Forgets the source's tables that were not tagged in the run. Only right after a complete run. */
    public void forgetUnused(String source, String run) {
        database.write(statements ->
                statements.update("DELETE FROM suggested_tag WHERE source = ? AND run <> ?", source, run));
    }
}
