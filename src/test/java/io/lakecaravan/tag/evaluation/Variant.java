package io.lakecaravan.tag.evaluation;

/**
 * One way in which values of a kind are written.
 *
 * @param locale language tag, or {@code *} where the kind knows no country
 * @param proof whether the values say what they are without help of a name
 */
record Variant(String kind, String locale, String format, Proof proof, ValueSource values) {
    /** Where the proof that a column holds this kind comes from. */
    enum Proof {
        /** The form or a check digit that chance does not give to a whole column. */
        VALUES,
        /** The values could be something else: only the name decides. */
        NAME
    }

    static Variant proven(String kind, String locale, String format, ValueSource values) {
        return new Variant(kind, locale, format, Proof.VALUES, values);
    }

    static Variant named(String kind, String locale, String format, ValueSource values) {
        return new Variant(kind, locale, format, Proof.NAME, values);
    }

    String language() {
        return locale.equals("*") ? "en" : locale.substring(0, 2);
    }
}
