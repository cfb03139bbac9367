package io.lakecaravan.tag.evaluation;

import java.util.Locale;

/** Numbers written with the digits 0 to 9 and a decimal point, whatever the locale of the machine. */
final class Written {
    private Written() {}

    static String as(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
