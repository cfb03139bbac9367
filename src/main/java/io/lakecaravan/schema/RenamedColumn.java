package io.lakecaravan.schema;

/**
 * Two columns of a table that seem to be one: the first is in older objects only, the second in newer ones.
 *
 * @param sign what speaks for it
 */
public record RenamedColumn(MergedColumn before, MergedColumn after, Sign sign) {
    public enum Sign {
        /** The files give both the same number: certain. */
        FIELD_ID,
        /** The names differ in case only. */
        CASE,
        /** Type and place are the same, and every object has exactly one of them: suspected. */
        POSITION
    }
}
