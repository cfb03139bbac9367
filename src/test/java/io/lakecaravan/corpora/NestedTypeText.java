package io.lakecaravan.corpora;

import java.util.ArrayList;
import java.util.List;

/** Reads the outer layer of {@code array<T>}, {@code map<K,V>}, {@code union<T,T>} and {@code struct<a:T,`b c`:T>}. */
final class NestedTypeText {
    private static final List<String> WORDS = List.of("array", "map", "struct", "union");

    private NestedTypeText() {}

    /** The word and its parts, of a struct name and type in turn; empty where the text is no nested type. */
    static List<String> parts(String text) {
        int open = text.indexOf('<');
        if (open < 0 || !text.endsWith(">") || !WORDS.contains(text.substring(0, open))) {
            return List.of();
        }
        List<String> parts = new ArrayList<>(List.of(text.substring(0, open)));
        boolean struct = parts.get(0).equals("struct");
        for (String part : split(text.substring(open + 1, text.length() - 1))) {
            if (struct) {
                int colon = part.startsWith("`") ? closing(part) : part.indexOf(':');
                String name = part.substring(0, colon);
                parts.add(
                        name.startsWith("`")
                                ? name.substring(1, name.length() - 1).replace("``", "`")
                                : name);
                parts.add(part.substring(colon + 1));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    /** A name as {@link #parts} reads it back. */
    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Index after the backtick that closes the name. */
    private static int closing(String part) {
        int at = 1;
        while (part.charAt(at) != '`' || (at + 1 < part.length() && part.charAt(at + 1) == '`')) {
            at += part.charAt(at) == '`' ? 2 : 1;
        }
        return at + 1;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '`';
            if (!quoted) {
                depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
                if (c == ',' && depth == 0) {
                    parts.add(text.substring(start, i));
                    start = i + 1;
                }
            }
        }
        if (!text.isEmpty()) {
            parts.add(text.substring(start));
        }
        return parts;
    }
}
