package io.lakecaravan.schema;

import java.util.Optional;

/** Pairs of words that mean true and false where a column holds both of them and nothing else. */
enum BooleanWords {
    YES_NO("yes", "no"),
    Y_N("y", "n"),
    T_F("t", "f");

    private final String yes;
    private final String no;

    BooleanWords(String yes, String no) {
        this.yes = yes;
        this.no = no;
    }

    /** Upper or lower case do not matter. */
    Optional<Boolean> value(String text) {
        if (text.equalsIgnoreCase(yes)) {
            return Optional.of(true);
        }
        return text.equalsIgnoreCase(no) ? Optional.of(false) : Optional.empty();
    }

    String description() {
        return "written " + yes + " and " + no;
    }
}
