package io.lakecaravan.format.arrow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Arrow lets siblings have one name; the second {@code a} becomes {@code a_2}. */
final class UniqueNames {
    private UniqueNames() {}

    static List<ArrowField> of(List<ArrowField> siblings) {
        Set<String> given = new HashSet<>();
        siblings.forEach(field -> given.add(field.column().name()));
        if (given.size() == siblings.size()) {
            return siblings;
        }
        Set<String> used = new HashSet<>();
        List<ArrowField> unique = new ArrayList<>();
        for (ArrowField field : siblings) {
            String name = field.column().name();
            for (int number = 2; !used.add(name) || isTaken(name, field, given); number++) {
                name = field.column().name() + "_" + number;
            }
            unique.add(new ArrowField(
                    field.column().withName(name),
                    field.layout(),
                    field.children(),
                    field.signature(),
                    field.conversion()));
        }
        return unique;
    }

    /** A suffixed name must not be one that another sibling was given. */
    private static boolean isTaken(String name, ArrowField field, Set<String> given) {
        return !name.equals(field.column().name()) && given.contains(name);
    }
}
