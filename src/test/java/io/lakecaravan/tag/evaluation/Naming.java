package io.lakecaravan.tag.evaluation;

/** How much the name of a column says about what it holds. */
enum Naming {
    /** English words that say it: {@code email_address}. */
    TELLING,
    /** What data modellers shorten it to: {@code eml_addr}. */
    ABBREVIATED,
    /** The language of the column's locale: {@code correo_electronico}. */
    FOREIGN,
    /** Nothing: {@code col7}. Only for kinds whose values alone prove what they are. */
    BARE,
    /** A column that holds nothing personal; some of these names are meant to mislead. */
    NEGATIVE
}
