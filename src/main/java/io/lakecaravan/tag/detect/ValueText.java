package io.lakecaravan.tag.detect;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.tag.detect.value.Value;
import java.math.BigDecimal;
import java.util.UUID;

/** Text of a value as detectors read it: whole numbers without a fraction, nothing in scientific notation. */
final class ValueText {
    /** Up to here every whole number has a double of its own. */
    private static final double EXACT = 9_007_199_254_740_992.0;

    private ValueText() {}

    static String of(Object value) {
        if (value == null || value instanceof byte[]) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            // A reader that knows only floats makes 12345.0 of a code; beyond the exact range digits are lost.
            return number == Math.rint(number) && Math.abs(number) < EXACT
                    ? Long.toString((long) number)
                    : value.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.precision() - number.scale() > 40 || number.scale() > 100
                    ? number.toString()
                    : number.toPlainString();
        }
        if (value instanceof JsonNode node) {
            return node.isTextual() ? node.textValue() : cut(node.toString());
        }
        return cut(value.toString());
    }

    /** Values that hold nothing a detector knows. */
    static boolean isOpaque(Object value) {
        return value instanceof byte[] || value instanceof Boolean || value instanceof UUID;
    }

    private static String cut(String text) {
        return text.length() <= Value.LONGEST_TEXT ? text : text.substring(0, Value.LONGEST_TEXT);
    }
}
