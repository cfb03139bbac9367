package io.lakecaravan.catalog.citation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A contract by sections: a heading {@code ## 4. Tables} or {@code ### 4.2 Column} begins one, and a section holds those below it. */
final class Contract {
    private static final Pattern HEADING = Pattern.compile("^#{2,3} (\\d+(?:\\.\\d+)?)\\.? .*");

    private final Map<String, String> sections = new LinkedHashMap<>();

    private Contract(Path file) throws IOException {
        String current = "";
        for (String line : Files.readAllLines(file)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                current = heading.group(1);
            }
            sections.merge(current, line + "\n", String::concat);
            if (current.contains(".")) {
                sections.merge(current.substring(0, current.indexOf('.')), line + "\n", String::concat);
            }
        }
    }

    static Contract read(Path file) throws IOException {
        return new Contract(file);
    }

    boolean holds(Citation citation) {
        String text = sections.getOrDefault(citation.section(), "");
        return !text.isEmpty()
                && citation.number()
                        .map(number -> Pattern.compile("(?m)^(?:\\| " + number + " \\||" + number + "\\. )"))
                        .filter(row -> !row.matcher(text).find())
                        .isEmpty()
                && citation.quotation()
                        .filter(words -> !plain(text).contains(plain(words)))
                        .isEmpty();
    }

    /** Without markup, in one line, in lower case. */
    private static String plain(String text) {
        return text.replaceAll("[`*\\\\]", "").replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
