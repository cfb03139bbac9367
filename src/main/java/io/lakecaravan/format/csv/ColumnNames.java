package io.lakecaravan.format.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of columns: as the header has them, without blanks around; {@code column_3} for an empty third one; {@code
 * name_2} for the second {@code name}. All are different.
 */
final class ColumnNames {
    private ColumnNames() {}

    /** @param width number of columns; the header may have fewer or more cells */
    static List<String> of(List<String> header, int width) {
        Set<String> given = new HashSet<>();
        header.forEach(cell -> given.add(text(cell)));
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String wanted = i < header.size() ? text(header.get(i)) : "";
            boolean isFirst = !wanted.isEmpty() && used.add(wanted);
            names.add(isFirst ? wanted : unique(wanted, i + 1, given, used));
        }
        return names;
    }

    /**
     * The cells of a header of several rows, those of a column joined by {@code _}. In all rows but the last an empty
     * cell repeats the one before it, as headings that span columns are written.
     */
    static List<String> joined(List<TextRecord> rows) {
        if (rows.size() < 2) {
            return rows.isEmpty() ? List.of() : rows.get(0).fields();
        }
        int width = rows.stream().mapToInt(row -> row.fields().size()).max().orElse(0);
        List<String> names = new ArrayList<>();
        String[] spanning = new String[rows.size()];
        for (int column = 0; column < width; column++) {
            List<String> parts = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                String cell = text(rows.get(row).field(column));
                boolean isLast = row == rows.size() - 1;
                spanning[row] = cell.isEmpty() && !isLast && spanning[row] != null ? spanning[row] : cell;
                if (!spanning[row].isEmpty() && !parts.contains(spanning[row])) {
                    parts.add(spanning[row]);
                }
            }
            names.add(String.join("_", parts));
        }
        return names;
    }

    private static String text(String cell) {
        return cell == null ? "" : cell.strip();
    }

    private static String unique(String wanted, int position, Set<String> given, Set<String> used) {
        String base = wanted.isEmpty() ? "column_" + position : wanted;
        String name = wanted.isEmpty() ? base : base + "_2";
        for (int number = wanted.isEmpty() ? 2 : 3; given.contains(name) || !used.add(name); number++) {
            name = base + "_" + number;
        }
        return name;
    }
}
