package io.lakecaravan.tag.evaluation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a labelled set is made of: columns by kind, locale, naming, type and number of rows. */
record Composition(List<LabelledColumn> columns) {
    Composition {
        columns = List.copyOf(columns);
    }

    Map<String, Long> by(Function<LabelledColumn, String> property) {
        return columns.stream().collect(groupingBy(property, TreeMap::new, counting()));
    }

    long sensitive() {
        return columns.stream().filter(LabelledColumn::isSensitive).count();
    }

    String report() {
        return Written.as(
                        "%d columns: %d sensitive, %d not%n", columns.size(), sensitive(), columns.size() - sensitive())
                + line("kind", LabelledColumn::kind)
                + line("locale", LabelledColumn::locale)
                + line("naming", column -> column.naming().name())
                + line("type", column -> column.seen().type())
                + line("rows", Composition::rows);
    }

    private String line(String title, Function<LabelledColumn, String> property) {
        return "by " + title + ": "
                + by(property).entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(joining(", "))
                + System.lineSeparator();
    }

    private static String rows(LabelledColumn column) {
        int rows = column.seen().values().size() + column.seen().nulls();
        return rows < 20 ? "under 20" : rows < 100 ? "20 to 99" : rows < 400 ? "100 to 399" : "400 to 1000";
    }
}
