package io.lakecaravan.lineage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the template of a {@link io.lakecaravan.table.ColumnMatching}. */
final class ColumnTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{column(?:\\|(upper|lower|snake))?}");

    private ColumnTemplate() {}

    /** The column's own name where there is no template. */
    static String name(String template, String column) {
        if (template.isEmpty()) {
            return column;
        }
        return PLACE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(NameCase.of(found.group(1) == null ? "" : found.group(1))
                        .apply(column)));
    }
}
