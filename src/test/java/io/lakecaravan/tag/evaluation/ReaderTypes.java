package io.lakecaravan.tag.evaluation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The type a column has after it was read: from a text file the narrowest that takes every value, and now and then
 * {@code string}, as producers of JSON and Parquet like to write everything.
 */
final class ReaderTypes {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,12})?(E-?[0-9]{1,3})?");
    private static final Pattern DATE = Pattern.compile("[12][0-9]{3}-[01][0-9]-[0-3][0-9]");
    private static final Pattern TIMESTAMP =
            Pattern.compile("[12][0-9]{3}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?Z?)?");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");
    private static final double SHARE_OF_STRINGS = 0.25;

    private ReaderTypes() {}

    static String of(Draw draw, List<String> values) {
        String narrowest = narrowest(values);
        return draw.chance(SHARE_OF_STRINGS) ? "string" : narrowest;
    }

    static String narrowest(List<String> values) {
        if (all(values, INTEGER)) {
            return "bigint";
        }
        if (all(values, DECIMAL)) {
            return "double";
        }
        if (all(values, DATE)) {
            return "date";
        }
        if (all(values, TIMESTAMP)) {
            return "timestamp";
        }
        return all(values, BOOLEAN) ? "boolean" : "string";
    }

    private static boolean all(List<String> values, Pattern pattern) {
        return values.stream().allMatch(value -> pattern.matcher(value).matches());
    }
}
