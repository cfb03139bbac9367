package io.lakecaravan.tag.detect.value;

/** What a detector says of one value. */
public enum Verdict {
    /** Not of this kind. */
    NO,
    /** Written like it, but the check digit is wrong. */
    SHAPE,
    /** Written like it and the check digit is right, or the kind has none. */
    PASS;

    /** For kinds without a check digit. */
    public static Verdict pass(boolean matches) {
        return matches ? PASS : NO;
    }

    /** For kinds with one, once the grammar holds. */
    public static Verdict checked(boolean checks) {
        return checks ? PASS : SHAPE;
    }
}
