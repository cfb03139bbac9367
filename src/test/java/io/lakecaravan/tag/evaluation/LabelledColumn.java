package io.lakecaravan.tag.evaluation;

/**
 * A column and the truth about it.
 *
 * @param id stays the same as long as the seed does; for messages
 * @param kind a kind of the {@link KindTable}, or {@link #NONE}
 * @param locale language tag, or {@code *} where the kind knows no country
 * @param format what the values are written as, such as {@code dashes} or {@code international}
 */
record LabelledColumn(String id, SeenColumn seen, String kind, String locale, String format, Naming naming) {
    static final String NONE = "none";

    boolean isSensitive() {
        return !kind.equals(NONE);
    }

    /** Says which column it is without a value of it. */
    @Override
    public String toString() {
        return id + " '" + seen.name() + "' (" + seen.type() + ", "
                + seen.values().size() + " values, " + seen.nulls() + " nulls, " + locale + ", " + format + ")";
    }
}
