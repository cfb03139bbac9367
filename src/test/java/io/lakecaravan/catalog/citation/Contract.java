package io.lakecaravan.catalog.citation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** A line that leaves something open, in its innermost section, and how often it says so. */
    record OpenLine(String section, String text, long times) {}

    /** Lines below the first heading on which {@code mark} stands. */
    static List<OpenLine> open(Path file, Pattern mark) throws IOException {
        List<OpenLine> open = new ArrayList<>();
        String current = "";
        for (String line : Files.readAllLines(file)) {
            Matcher heading = HEADING.matcher(line);
            current = heading.matches() ? heading.group(1) : current;
            long times = mark.matcher(line).results().count();
            if (times > 0 && !current.isEmpty()) {
                open.add(new OpenLine(current, line, times));
            }
        }
        return open;
    }

    /** Whether the quotation is taken from that line. */
    static boolean isFrom(Citation citation, OpenLine line) {
        boolean within =
                line.section().equals(citation.section()) || line.section().startsWith(citation.section() + ".");
        return within
                && citation.source() == Citation.Source.CONTRACT
                && citation.quotation()
                        .filter(words -> plain(line.text()).contains(plain(words)))
                        .isPresent();
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
