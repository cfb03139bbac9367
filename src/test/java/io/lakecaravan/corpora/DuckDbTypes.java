package io.lakecaravan.corpora;

import java.util.ArrayList;
import java.util.List;

/** Type names of DuckDB, whose nested ones are {@code STRUCT(a INTEGER, "b c" VARCHAR[])}, {@code MAP(K, V)} and {@code T[]}. */
final class DuckDbTypes {
    private DuckDbTypes() {}

    /** In the words of {@link SecondColumn}. */
    static String nested(String type) {
        if (type.endsWith("]")) {
            return "array<" + nested(element(type)) + ">";
        }
        if (type.startsWith("MAP(")) {
            List<String> parts = arguments(type);
            return "map<" + nested(parts.get(0)) + "," + nested(parts.get(1)) + ">";
        }
        if (type.startsWith("STRUCT(")) {
            List<String> fields = new ArrayList<>();
            arguments(type)
                    .forEach(field -> fields.add(NestedTypeText.quoted(name(field)) + ":" + nested(type(field))));
            return "struct<" + String.join(",", fields) + ">";
        }
        return type;
    }

    /** Of {@code T[]} or {@code T[3]}. */
    static String element(String type) {
        return type.substring(0, type.lastIndexOf('['));
    }

    /** Between the outer parentheses, at commas outside of inner ones and of quotes. */
    static List<String> arguments(String type) {
        String inner = type.substring(type.indexOf('(') + 1, type.length() - 1);
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            quoted ^= c == '"';
            if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == ',' && depth == 0) {
                    parts.add(inner.substring(start, i).strip());
                    start = i + 1;
                }
            }
        }
        parts.add(inner.substring(start).strip());
        return parts;
    }

    static String name(String field) {
        int end = end(field);
        String name = field.substring(0, end);
        return name.startsWith("\"") ? name.substring(1, end - 1).replace("\"\"", "\"") : name;
    }

    static String type(String field) {
        return field.substring(end(field)).strip();
    }

    private static int end(String field) {
        if (!field.startsWith("\"")) {
            return field.indexOf(' ');
        }
        int at = 1;
        while (field.charAt(at) != '"' || (at + 1 < field.length() && field.charAt(at + 1) == '"')) {
            at += field.charAt(at) == '"' ? 2 : 1;
        }
        return at + 1;
    }
}
