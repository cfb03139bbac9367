package io.lakecaravan.format.arrow;

import io.lakecaravan.schema.Column;
import java.util.List;
import java.util.Optional;

/**
 * A field of the schema: what it is for catalogs, and how its values lie.
 *
 * @param signature the storage type in full, dictionaries' ids included: two fields with one dictionary must agree in it
 * @param conversion of an extension type, from the storage's value to that of the column's type; never given null
 */
record ArrowField(
        Column column, Layout layout, List<ArrowField> children, String signature, Optional<Conversion> conversion) {
    /** From a storage value to an extension type's. */
    @FunctionalInterface
    interface Conversion {
        /** @throws RuntimeException where the value is not one of the extension type */
        Object convert(Object stored);
    }

    ArrowField {
        children = List.copyOf(children);
    }

    boolean hasDictionaries() {
        return layout instanceof Layout.Dictionary || children.stream().anyMatch(ArrowField::hasDictionaries);
    }
}
