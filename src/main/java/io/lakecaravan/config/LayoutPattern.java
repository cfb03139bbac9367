package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_LAYOUT;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNKNOWN_PLACEHOLDER;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNKNOWN_VALUE;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that {@code layout:} takes: a mode, or a pattern of folders with placeholders. */
final class LayoutPattern {
    /** Each takes every object. */
    static final List<String> MODES = List.of("auto", "first-folder", "folder", "object");
    /** Modes, and the layout that is written in the bucket. */
    private static final List<String> WORDS =
            List.of("auto", "first-folder", "folder", "object", SourceConfig.MANIFEST);

    static final List<String> PLACEHOLDERS =
            List.of("{table}", "{year}", "{month}", "{day}", "{hour}", "{key:NAME}", "{any}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final Pattern NAMED_KEY = Pattern.compile("\\{key:[^{}:/\\s]+}");

    private LayoutPattern() {}

    static String parse(String text) {
        if (WORDS.contains(text)) {
            return text;
        }
        if (!text.contains("{") && !text.contains("}") && !text.contains("/")) {
            throw new BadValueException(
                    CONFIG_UNKNOWN_VALUE,
                    "is no layout. Known: " + String.join(", ", WORDS)
                            + ", or a pattern such as raw/{table}/{year}/{month}/." + Spelling.hint(text, WORDS));
        }
        if (text.startsWith("/") || text.contains("//")) {
            throw new BadValueException(
                    CONFIG_BAD_LAYOUT,
                    "has an empty folder name. Keys start without '/' and have one '/' between folders");
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            check(placeholder.group());
        }
        String rest = placeholder.replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new BadValueException(
                    CONFIG_BAD_LAYOUT, "has a brace without its partner. Placeholders are written as {table}");
        }
        return text;
    }

    private static void check(String placeholder) {
        if (placeholder.startsWith("{key:") ? NAMED_KEY.matcher(placeholder).matches() : isKnown(placeholder)) {
            return;
        }
        String known = String.join(", ", PLACEHOLDERS);
        if (placeholder.startsWith("{key")) {
            throw new BadValueException(
                    CONFIG_UNKNOWN_PLACEHOLDER,
                    "has the placeholder '" + placeholder
                            + "' without the name of a partition key. Write {key:NAME}, e.g. {key:region}. Known: "
                            + known + ".");
        }
        throw new BadValueException(
                CONFIG_UNKNOWN_PLACEHOLDER,
                "has the unknown placeholder '" + placeholder + "'. Known: " + known + "."
                        + Spelling.hint(placeholder, PLACEHOLDERS));
    }

    private static boolean isKnown(String placeholder) {
        return PLACEHOLDERS.contains(placeholder) && !placeholder.equals("{key:NAME}");
    }
}
