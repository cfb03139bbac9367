package io.lakecaravan.state;

import java.sql.SQLException;
import java.util.List;

/** Gives the tables of a run their names. Only members of clashes are looked at one by one, a page at a time. */
final class Naming {
    private static final int PAGE = 500;

    /** A suffixed name may itself be another's base name, if somebody means harm; then that one is suffixed too. */
    private static final int ROUNDS = 4;

    private record Member(String name, String identity) {}

    private Naming() {}

    static void assign(Statements statements, String run, String source, NameClash clash) throws SQLException {
        statements.update(
                "UPDATE settled_table SET name = base_name, clash = 0 WHERE run = ? AND source = ?", run, source);
        for (int round = 1; round <= ROUNDS && mark(statements, run, source, round) > 0; round++) {
            rename(statements, run, source, round, clash);
        }
    }

    /**
     * All members first: once one of them is renamed, the others would no longer show. A name that has its suffix keeps
     * it when another table's base is the same text, so that a table that comes renames nobody; only two suffixed names
     * that are the same get longer ones.
     */
    private static int mark(Statements statements, String run, String source, int round) throws SQLException {
        return statements.update(
                "UPDATE settled_table SET clash = ? WHERE run = ? AND source = ? AND EXISTS (SELECT 1"
                        + " FROM settled_table o WHERE o.run = settled_table.run AND o.source = settled_table.source"
                        + " AND o.bucket = settled_table.bucket AND o.name = settled_table.name"
                        + " AND o.identity <> settled_table.identity"
                        + " AND (settled_table.clash = 0 OR (o.clash > 0 AND o.clash < ?)))",
                round,
                run,
                source,
                round);
    }

    private static void rename(Statements statements, String run, String source, int round, NameClash clash)
            throws SQLException {
        String after = "";
        List<Member> page;
        do {
            page = statements.list(
                    "SELECT name, identity FROM settled_table WHERE run = ? AND source = ? AND clash = ?"
                            + " AND identity > ? ORDER BY identity LIMIT " + PAGE,
                    row -> new Member(row.getString(1), row.getString(2)),
                    run,
                    source,
                    round,
                    after);
            for (Member member : page) {
                statements.update(
                        "UPDATE settled_table SET name = ? WHERE run = ? AND source = ? AND identity = ?",
                        clash.suffixed(member.name(), member.identity()),
                        run,
                        source,
                        member.identity());
                after = member.identity();
            }
        } while (page.size() == PAGE);
    }
}
