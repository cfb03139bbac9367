package io.lakecaravan.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A tag of a column, of a field within it, or of the table.
 *
 * @param column names from the top-level column down, elements of lists and keys and values of maps among them; empty for
 *     the table itself
 * @param tag internal name
 */
public record ColumnTag(List<String> column, String tag) {
    public ColumnTag {
        column = List.copyOf(column);
    }

    public static ColumnTag ofTable(String tag) {
        return new ColumnTag(List.of(), tag);
    }

    /** The tag at what {@link #place} wrote. */
    public static ColumnTag at(String place, String tag) {
        return new ColumnTag(parsed(place), tag);
    }

    /**
     * Of column or field, for people and for the state: names parted by dots; a name that is empty or has dots or double quotes in it
     * stands in double quotes, its own doubled. Empty for the table.
     */
    public String place() {
        return column.stream().map(ColumnTag::written).collect(Collectors.joining("."));
    }

    private static String written(String name) {
        boolean plain = !name.isEmpty() && name.indexOf('.') < 0 && name.indexOf('"') < 0;
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<String> parsed(String place) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < place.length(); i++) {
            char c = place.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < place.length() && place.charAt(i + 1) == '"';
            if (doubled) {
                name.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        if (!place.isEmpty()) {
            names.add(name.toString());
        }
        return names;
    }
}
