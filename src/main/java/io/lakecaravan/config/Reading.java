package io.lakecaravan.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.nodes.Node;

/** One pass over one file: where its problems are collected. Used by one thread. */
final class Reading {
    private static final int LONGEST_QUOTE = 80;

    private final String file;
    private final Placeholders placeholders;
    private final List<ConfigProblem> problems = new ArrayList<>();

    Reading(String file, Placeholders placeholders) {
        this.file = file;
        this.placeholders = placeholders;
    }

    String file() {
        return file;
    }

    void report(int line, String path, ConfigCode code, String message) {
        ConfigProblem problem = new ConfigProblem(file, line, path, code.name(), message);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    String resolve(String text) {
        return text.contains("{{") ? placeholders.resolve(text) : text;
    }

    /** In the order of the file. */
    List<ConfigProblem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(ConfigProblem::line))
                .toList();
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** The text in quotes, on one line and not too long. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(LONGEST_QUOTE).forEach(character -> {
            if (Character.isISOControl(character)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > LONGEST_QUOTE ? "...'" : "'")
                .toString();
    }
}
