package io.lakecaravan.state;

import java.sql.SQLException;

/** Tells those of the tables we made in catalogs that a run found from those that it did not. */
final class MissingTables {
    /** Parameter: run. */
    private static final String FOUND = "EXISTS (SELECT 1 FROM settled_table n WHERE n.run = ?"
            + " AND n.source = made_entity.source AND n.bucket = made_entity.bucket"
            + " AND n.name = made_entity.table_name AND n.carried = 0)";

    /** Objects lie where it was, and something is wrong with them. Parameter: run. */
    private static final String UNREADABLE = "EXISTS (SELECT 1 FROM finding f WHERE f.run = ?"
            + " AND f.source = made_entity.source AND f.bucket = made_entity.bucket"
            + " AND (substr(f.object_key, 1, length(made_entity.prefix)) = made_entity.prefix"
            + " OR (f.code = 'READER_FAILED'"
            + " AND substr(made_entity.prefix, 1, length(f.object_key)) = f.object_key)))";

    /** A run that was cut short after it counted does not count. */
    private static final String COUNTED = "EXISTS (SELECT 1 FROM run WHERE run.id = made_entity.missing_run"
            + " AND run.status IN ('completed', 'completed-with-findings'))";

    /** An entity that several sources show stays as long as one of them does. Without id each source has its own. */
    private static final String ELSEWHERE = "(id <> '' AND EXISTS (SELECT 1 FROM source_state o JOIN settled_table n"
            + " ON n.run = o.baseline_run AND n.source = o.source WHERE o.source <> made_entity.source"
            + " AND n.bucket = made_entity.bucket AND n.name = made_entity.table_name))";

    private MissingTables() {}

    /** What was created with others without being told its id has it from the catalog's listing. */
    static void identify(Statements statements, String source) throws SQLException {
        String listed = "FROM listed_entity l WHERE l.catalog = made_entity.catalog AND l.name = made_entity.name";
        statements.update(
                "UPDATE made_entity SET id = (SELECT MIN(l.id) " + listed
                        + ") WHERE source = ? AND id = '' AND standing = 1 AND EXISTS (SELECT 1 " + listed + ")",
                source);
    }

    static void clear(Statements statements, String run, String source, String scope) throws SQLException {
        statements.update(
                "UPDATE made_entity SET missing_run = NULL, missed = 0, unreadable = 0, standing = 1, scope = ?"
                        + " WHERE source = ? AND table_name <> '' AND standing <> 0"
                        + " AND (scope <> ? OR missing_run IS NOT NULL OR standing <> 1) AND " + FOUND,
                scope,
                source,
                scope,
                run);
    }

    static void mark(Statements statements, String run, String source) throws SQLException {
        statements.update(
                "UPDATE made_entity SET unreadable = CASE WHEN " + UNREADABLE + " THEN 1 ELSE 0 END,"
                        + " missed = CASE WHEN " + UNREADABLE + " THEN 0 WHEN missing_run IS NULL OR missed = 0 THEN 1"
                        + " WHEN " + COUNTED + " THEN missed + 1 ELSE missed END,"
                        + " missing_run = ? WHERE source = ? AND table_name <> '' AND standing = 1"
                        + " AND (missing_run IS NULL OR missing_run <> ?) AND NOT " + FOUND + " AND NOT " + ELSEWHERE,
                run,
                run,
                run,
                source,
                run,
                run);
    }
}
