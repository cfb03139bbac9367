package io.lakecaravan.format.csv;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TextColumnInference;
import io.lakecaravan.schema.TextConventions;
import io.lakecaravan.schema.TextNotation;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Type, way of writing and nulls of one column over the fields seen. */
final class ColumnInference {
    private final NullWords nulls;
    private final TextColumnInference inference = new TextColumnInference();
    private final Map<String, Long> words = new TreeMap<>();
    private long values;
    private long empty;
    private long blank;
    private long notANumber;

    ColumnInference(NullWords nulls) {
        this.nulls = nulls;
    }

    void add(String field) {
        values++;
        if (field == null || nulls.isAlways(field)) {
            empty++;
        } else if (field.isBlank()) {
            blank++;
        } else if (nulls.isNotANumber(field)) {
            notANumber++;
        } else if (nulls.isBesideValues(field)) {
            words.merge(field.strip(), 1L, Long::sum);
        } else {
            inference.add(field);
        }
    }

    TextConventions conventions() {
        return inference.conventions();
    }

    /** {@code Null} where nothing but nulls was seen: it merges with any type that another object shows. */
    TextNotation notation(TextConventions table) {
        TextNotation found = inference.notation(table);
        LogicalType type = found.type();
        if (type instanceof LogicalType.Null) {
            boolean isText = blank > 0 || words.keySet().stream().anyMatch(word -> !nulls.isMarker(word));
            return TextNotation.plain(
                    isText ? LogicalType.Text.plain() : notANumber > 0 ? new LogicalType.FloatingPoint(64) : type);
        }
        boolean hasFractions = type instanceof LogicalType.Decimal || type instanceof LogicalType.FloatingPoint;
        return notANumber > 0 && hasFractions ? found.as(new LogicalType.FloatingPoint(64)) : found;
    }

    /** Words that mean null beside the values of this column. */
    Set<String> nullWords(TextNotation notation) {
        return notation.type() instanceof LogicalType.Text ? Set.of() : words.keySet();
    }

    long values() {
        return values;
    }

    /** @param proven with the words that mean null in all columns of the table */
    long nulls(LogicalType type, NullWords proven) {
        long count = empty;
        boolean isText = type instanceof LogicalType.Text;
        for (Map.Entry<String, Long> word : words.entrySet()) {
            count += !isText || proven.isAlways(word.getKey()) ? word.getValue() : 0;
        }
        if (isText) {
            return count;
        }
        return count + blank + (type instanceof LogicalType.FloatingPoint ? 0 : notANumber);
    }

    /** Why the column has its type: shares and counts, and none of its values but words for null. */
    String evidence(TextNotation notation, NullWords proven) {
        long nullCount = nulls(notation.type(), proven);
        String text = inference.values() == 0 && values > 0 ? "no values" : inference.evidence(notation);
        if (nullCount == 0) {
            return text;
        }
        String meant = String.join(", ", nullWords(notation));
        return text + "; " + nullCount + (nullCount == 1 ? " null" : " nulls")
                + (meant.isEmpty() ? "" : " (also written " + meant + ")");
    }
}
