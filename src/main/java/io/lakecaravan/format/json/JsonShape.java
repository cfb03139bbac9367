package io.lakecaravan.format.json;

import java.util.Optional;

/**
 * Where the records of a JSON text lie.
 *
 * @param member for {@link Kind#MEMBER} the name of the array
 */
record JsonShape(Kind kind, Optional<String> member) {
    enum Kind {
        /** A record on each line; a line that is no JSON is left out. */
        LINES,
        /** One or more values one after the other; arrays of them are taken apart. */
        VALUES,
        /** One object, of which an array of objects is the table. */
        MEMBER,
        /** One object whose names are values, such as ids or dates: each member is a record. */
        ENTRIES
    }

    static JsonShape of(Kind kind) {
        return new JsonShape(kind, Optional.empty());
    }

    static JsonShape member(String name) {
        return new JsonShape(Kind.MEMBER, Optional.of(name));
    }
}
