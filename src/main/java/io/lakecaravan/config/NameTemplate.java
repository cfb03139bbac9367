package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_NAME;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNKNOWN_PLACEHOLDER;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How tables of a source are named: text with placeholders. {@code {path}} is the root without its last slash and file
 * extensions, {@code {folder}} the last part of that, {@code {parent}} the part before it (the bucket where there is
 * none), {@code {bucket}} and {@code {source}} what they say.
 *
 * @param text checked: it has at least one of {@code {path}} and {@code {folder}}
 */
public record NameTemplate(String text) {
    public static final NameTemplate PATH = new NameTemplate("{path}");
    /** In the order of the reference page. */
    static final List<String> PLACEHOLDERS = List.of("{path}", "{folder}", "{parent}", "{bucket}", "{source}");

    private static final int LONGEST = 200;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    static NameTemplate parse(String text) {
        String known = String.join(", ", PLACEHOLDERS);
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!PLACEHOLDERS.contains(placeholder.group())) {
                throw new BadValueException(
                        CONFIG_UNKNOWN_PLACEHOLDER,
                        "has the unknown placeholder '" + placeholder.group() + "'. Known: " + known + "."
                                + Spelling.hint(placeholder.group(), PLACEHOLDERS));
            }
        }
        String rest = placeholder.replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new BadValueException(
                    CONFIG_BAD_NAME, "has a brace without its partner. Placeholders are written as {path}");
        }
        if (!text.contains("{path}") && !text.contains("{folder}")) {
            throw new BadValueException(
                    CONFIG_BAD_NAME,
                    "gives all tables one name. Put {path} or {folder} into it. Known: " + known + ".");
        }
        if (text.length() > LONGEST
                || rest.chars().anyMatch(Character::isISOControl)
                || !text.strip().equals(text)) {
            throw new BadValueException(
                    CONFIG_BAD_NAME,
                    "is no name: at most " + LONGEST + " characters, no control characters, no blanks around it");
        }
        return new NameTemplate(text);
    }

    /** @param values by placeholder without braces; what they hold is not looked at for placeholders */
    public String name(Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
