package io.lakecaravan.format.arrow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that differ among siblings, which Arrow does not ask for: the second {@code a} becomes {@code a_2}, a third field
 * without name {@code column_3}.
 */
final class UniqueNames {
    private UniqueNames() {}

    static List<ArrowField> of(List<ArrowField> siblings) {
        List<String> names =
                ofNames(siblings.stream().map(field -> field.column().name()).toList());
        List<ArrowField> unique = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ArrowField field = siblings.get(i);
            unique.add(new ArrowField(
                    field.column().withName(names.get(i)),
                    field.layout(),
                    field.children(),
                    field.signature(),
                    field.conversion()));
        }
        return unique;
    }

    static List<String> ofNames(List<String> names) {
        Set<String> given = new HashSet<>(names);
        Set<String> used = new HashSet<>();
        List<String> unique = new ArrayList<>();
        for (String name : names) {
            boolean isFirst = !name.isBlank() && used.add(name);
            unique.add(isFirst ? name : suffixed(name.isBlank() ? "column" : name, unique.size() + 1, given, used));
        }
        return unique;
    }

    /** A suffixed name must not be one that another sibling has. */
    private static String suffixed(String base, int position, Set<String> given, Set<String> used) {
        int number = base.equals("column") ? position : 2;
        String name = base + "_" + number;
        while (given.contains(name) || !used.add(name)) {
            name = base + "_" + ++number;
        }
        return name;
    }
}
