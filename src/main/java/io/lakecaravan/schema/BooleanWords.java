package io.lakecaravan.schema;

import java.util.Optional;

/** Pairs of words that mean true and false where a column holds both of them and nothing else. */
enum BooleanWords {
    YES_NO(0, "yes", "no"),
    Y_N(1, "y", "n"),
    T_F(2, "t", "f");

    private final int place;
    private final String yes;
    private final String no;

    BooleanWords(int place, String yes, String no) {
        this.place = place;
        this.yes = yes;
        this.no = no;
    }

    /** As a bit. */
    int place() {
        return place;
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
