package io.lakecaravan.schema;

import java.util.Locale;

/**
 * One difference between two schemas of a table.
 *
 * @param column path of the column with dots, e.g. {@code address.street}, {@code tags.element}; the old name of one that
 *     was renamed; empty where it is about the table
 * @param before type, name, nullability, order or format as it was; empty where there was nothing
 * @param after as {@code before}, now; empty where nothing is left
 */
public record SchemaChange(Kind kind, String column, String before, String after, Impact impact) {
    /** Whether what was written against the old schema goes on working. */
    public enum Impact {
        /** Queries and jobs go on and mean the same. */
        COMPATIBLE,
        /** A query or job may fail, lose values, or give other results. */
        BREAKING
    }

    /** What changed. */
    public enum Kind {
        COLUMN_ADDED,
        COLUMN_REMOVED,
        COLUMN_RENAMED,
        /** The new type holds all values of the old one without loss, and is of its family. */
        TYPE_WIDENED,
        /** The old type holds all values of the new one: what was written by the old one may not fit any more. */
        TYPE_NARROWED,
        /** Neither holds the other without loss. */
        TYPE_CHANGED,
        /** Nulls are possible now. */
        NULLABILITY_RELAXED,
        /** Nulls are no longer possible. */
        NULLABILITY_TIGHTENED,
        COLUMNS_REORDERED,
        PARTITION_KEY_ADDED,
        PARTITION_KEY_REMOVED,
        PARTITION_KEY_TYPE_CHANGED,
        FORMAT_CHANGED;

        /** As JSON shows it, e.g. {@code column-added}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static SchemaChange compatible(Kind kind, String column, String before, String after) {
        return new SchemaChange(kind, column, before, after, Impact.COMPATIBLE);
    }

    static SchemaChange breaking(Kind kind, String column, String before, String after) {
        return new SchemaChange(kind, column, before, after, Impact.BREAKING);
    }

    public boolean isBreaking() {
        return impact == Impact.BREAKING;
    }

    /** For people, without full stop. */
    public String sentence() {
        return switch (kind) {
            case COLUMN_ADDED -> "column " + column + " (" + after + ") is new";
            case COLUMN_REMOVED -> "column " + column + " (" + before + ") is gone";
            case COLUMN_RENAMED -> "column " + column + " seems to be " + after + " now";
            case TYPE_WIDENED, TYPE_NARROWED, TYPE_CHANGED ->
                "column " + column + " was " + before + " and is " + after;
            case NULLABILITY_RELAXED -> "column " + column + " may be null now";
            case NULLABILITY_TIGHTENED -> "column " + column + " is never null now";
            case COLUMNS_REORDERED ->
                (column.isEmpty() ? "columns" : "fields of " + column) + " " + before + " stand as " + after + " now";
            case PARTITION_KEY_ADDED -> "partition key " + column + " (" + after + ") is new";
            case PARTITION_KEY_REMOVED -> "partition key " + column + " (" + before + ") is gone";
            case PARTITION_KEY_TYPE_CHANGED -> "partition key " + column + " was " + before + " and is " + after;
            case FORMAT_CHANGED -> "the format was " + before + " and is " + after;
        };
    }
}
