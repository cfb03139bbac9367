package io.lakecaravan.format.excel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names without line breaks and blanks around, all different: {@code name_2} for the second {@code name}. */
final class CellNames {
    private CellNames() {}

    /** @param otherwise an empty third name becomes {@code otherwise_3} */
    static List<String> unique(List<String> wanted, String otherwise) {
        List<String> texts = wanted.stream()
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .toList();
        Set<String> given = new HashSet<>(texts);
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            boolean isFirst = !text.isEmpty() && used.add(text);
            names.add(isFirst ? text : suffixed(text, otherwise, names.size() + 1, given, used));
        }
        return names;
    }

    private static String suffixed(String text, String otherwise, int position, Set<String> given, Set<String> used) {
        int number = text.isEmpty() ? position : 2;
        String base = text.isEmpty() ? otherwise : text;
        String name = base + "_" + number;
        while (given.contains(name) || !used.add(name)) {
            name = base + "_" + ++number;
        }
        return name;
    }
}
