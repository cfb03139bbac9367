package io.lakecaravan.tag.detect.kind;

/** How much harm a value does in the wrong hands, in rising order: a table takes the strongest of its columns. */
public enum Sensitivity {
    /** Shared by many, or of places and institutions: says something of a person only together with more. */
    NON_SENSITIVE,
    /** Belongs to a person or leads to one. */
    PERSONAL,
    /** Identifies a person alone, or is protected by law: numbers of states, banks, health, origin, pay. */
    SENSITIVE,
    /** Opens something: passwords and keys. */
    SECRET
}
