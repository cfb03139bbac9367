package io.lakecaravan.state;

/** Why a table that we made in a catalog is not among the tables of a complete run. */
public enum Absence {
    /** As many completed runs in a row as asked for did not find it. */
    CONFIRMED(" AND m.unreadable = 0 AND m.scope = s.scope AND m.missed >= ?"),
    /** Too few completed runs in a row did not find it. */
    FIRST(" AND m.unreadable = 0 AND m.scope = s.scope AND m.missed < ?"),
    /** As {@link #CONFIRMED}, but the source has looked at another part of the store since it was last found. */
    HIDDEN(" AND m.unreadable = 0 AND m.scope <> s.scope AND m.missed >= ?"),
    /** Objects lie where it was, and something is wrong with them. */
    UNREADABLE(" AND m.unreadable = 1 AND ? > 0"),
    /** Any of these. */
    ANY(" AND ? > 0");

    private final String condition;

    Absence(String condition) {
        this.condition = condition;
    }

    /** Over {@code made_entity m} and {@code source_state s}; its one parameter is the number of runs, 1 or more. */
    String condition() {
        return condition;
    }
}
