package io.lakecaravan.schema;

/**
 * A column or a nested field.
 *
 * @param name as it lies in the file; the element of a list is named {@code element}, of a map {@code key} and
 *     {@code value}
 * @param nativeType the file's own name of the type, for people; empty where the format has none
 */
public record Column(String name, LogicalType type, boolean nullable, String nativeType) {
    public static Column nullable(String name, LogicalType type) {
        return new Column(name, type, true, "");
    }

    public static Column required(String name, LogicalType type) {
        return new Column(name, type, false, "");
    }

    public Column withNativeType(String text) {
        return new Column(name, type, nullable, text);
    }

    public Column withName(String other) {
        return new Column(other, type, nullable, nativeType);
    }

    public Column withType(LogicalType other) {
        return new Column(name, other, nullable, nativeType);
    }

    public Column asNullable() {
        return new Column(name, type, true, nativeType);
    }
}
