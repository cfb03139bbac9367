package io.lakecaravan.layout;

import io.lakecaravan.table.Siblings;
import java.util.Optional;

/** Writes the line of configuration that makes layout decide otherwise, or for ever as it did. */
final class Overrides {
    private Overrides() {}

    /**
     * @param siblings where the table is folders beside each other, or one of them
     * @param one whether they are one table now
     */
    static String line(String root, String pattern, Optional<Siblings> siblings, boolean one) {
        if (siblings.isPresent()) {
            Siblings folders = siblings.orElseThrow();
            String level = one ? "{table}/" : folders.repeats() ? "{any}/" : "{key:folder}/";
            String rest = folders.repeats() ? folders.after() : "";
            return layout(folders.before() + level + (one || !folders.repeats() ? rest : table(rest)));
        }
        return layout(pinned(root, pattern));
    }

    private static String layout(String pattern) {
        return "layout: [\"" + pattern + "\", auto]";
    }

    private static String table(String rest) {
        String names = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        int slash = names.lastIndexOf('/');
        return names.substring(0, slash + 1) + "{table}" + (rest.endsWith("/") ? "/" : "");
    }

    /** The folder as {@code {table}}, and below it the levels of a date by name. */
    private static String pinned(String root, String pattern) {
        String plain = root.replace("*", "{any}");
        String above = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        String around = above.substring(0, above.lastIndexOf('/') + 1);
        StringBuilder pinned = new StringBuilder(around);
        if (!root.isEmpty()) {
            pinned.append("{table}").append(plain.endsWith("/") ? "/" : "");
        }
        if (root.endsWith("/") || root.isEmpty()) {
            for (String level : KeyPath.folder(pattern).split("(?<=/)", -1)) {
                if (!level.equals("{year}/") && !level.equals("{month}/") && !level.equals("{day}/")
                        && !level.equals("{hour}/")) {
                    break;
                }
                pinned.append(level);
            }
        }
        return pinned.isEmpty() ? "{any}" : pinned.toString();
    }
}
