package io.lakecaravan.format.csv;

import io.lakecaravan.schema.LogicalType;
import java.util.List;
import java.util.Set;

/**
 * Which fields mean null. The empty field always does. Words do in two strengths:
 *
 * <ul>
 *   <li>always: the words the user gave, or else {@code \N}, {@code NULL} and {@code null}, which programs write;
 *   <li>only in a column whose other values are numbers, dates and the like, and only where the user gave no words:
 *       {@code NA}, {@code N/A}, {@code n/a}, {@code #N/A}, {@code None}, {@code none} and {@code -}, and the quoted
 *       empty field. In a column of text they are text: NA is Namibia, and an empty string is not null.
 * </ul>
 */
final class NullWords {
    private static final Set<String> ALWAYS = Set.of("\\N", "NULL", "null");
    private static final Set<String> BESIDE_VALUES = Set.of("NA", "N/A", "n/a", "#N/A", "None", "none", "-");

    private final Set<String> always;
    private final Set<String> besideValues;

    NullWords(List<String> configured) {
        always = configured.isEmpty() ? ALWAYS : Set.copyOf(configured);
        besideValues = configured.isEmpty() ? BESIDE_VALUES : Set.of();
    }

    boolean isAlways(String field) {
        return field == null || always.contains(field) || always.contains(field.strip());
    }

    /** Null in a column that is not text. */
    boolean isBesideValues(String field) {
        String text = field.strip();
        return text.isEmpty() || besideValues.contains(text);
    }

    boolean isNull(LogicalType type, String field) {
        return isAlways(field) || (!(type instanceof LogicalType.Text) && isBesideValues(field));
    }
}
