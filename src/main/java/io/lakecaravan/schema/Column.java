package io.lakecaravan.schema;

import java.util.OptionalInt;

/**
 * A column or a nested field.
 *
 * @param name as it lies in the file; the element of a list is named {@code element}, of a map {@code key} and
 *     {@code value}
 * @param nativeType the file's own name of the type, for people; empty where the format has none
 * @param id the number that the file or the table's log gives the field, which stays when the field is renamed
 */
public record Column(String name, LogicalType type, boolean nullable, String nativeType, OptionalInt id) {
    /** A column without number. */
    public Column(String name, LogicalType type, boolean nullable, String nativeType) {
        this(name, type, nullable, nativeType, OptionalInt.empty());
    }

    public static Column nullable(String name, LogicalType type) {
        return new Column(name, type, true, "");
    }

    public static Column required(String name, LogicalType type) {
        return new Column(name, type, false, "");
    }

    public Column withNativeType(String text) {
        return new Column(name, type, nullable, text, id);
    }

    public Column withName(String other) {
        return new Column(other, type, nullable, nativeType, id);
    }

    public Column withType(LogicalType other) {
        return new Column(name, other, nullable, nativeType, id);
    }

    public Column withId(OptionalInt other) {
        return new Column(name, type, nullable, nativeType, other);
    }

    public Column asNullable() {
        return new Column(name, type, true, nativeType, id);
    }
}
