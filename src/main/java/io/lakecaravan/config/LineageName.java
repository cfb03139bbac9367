package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_NAME;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNKNOWN_PLACEHOLDER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name, or a part of one, in another system, written with placeholders: {@code {table}}, {@code {folder}}, {@code
 * {parent}}, {@code {bucket}}, {@code {source}} and the named groups of the rule's {@code table}; after a bar {@code
 * upper}, {@code lower} or {@code snake}.
 *
 * @param text checked: every placeholder in it is known
 */
public record LineageName(String text) {
    /** What every rule has. */
    static final List<String> GIVEN = List.of("table", "folder", "parent", "bucket", "source");

    static final List<String> CASES = List.of("upper", "lower", "snake");

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}|]*)(?:\\|([^{}|]*))?}");

    /**
     * A name that does not stand in a configuration.
     *
     * @param table regular expression over the table's name, whose groups the name may hold
     * @throws IllegalArgumentException saying what is wrong
     */
    public static LineageName of(String text, Optional<String> table) {
        List<String> known = new ArrayList<>(GIVEN);
        table.map(LineageName::groups).ifPresent(known::addAll);
        try {
            return parse(text, known);
        } catch (BadValueException e) {
            throw new IllegalArgumentException(Reading.quoted(text) + " " + e.getMessage(), e);
        }
    }

    /** @param known names of placeholders without braces */
    static LineageName parse(String text, Collection<String> known) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            check(placeholder.group(1), known, "placeholder");
            if (placeholder.group(2) != null) {
                check(placeholder.group(2), CASES, "word after the bar");
            }
        }
        String rest = placeholder.replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new BadValueException(
                    CONFIG_BAD_NAME, "has a brace without its partner. Placeholders are written as {table|upper}");
        }
        if (text.isBlank() || rest.chars().anyMatch(Character::isISOControl)) {
            throw new BadValueException(CONFIG_BAD_NAME, "has an empty part or a control character");
        }
        return new LineageName(text);
    }

    private static void check(String found, Collection<String> known, String what) {
        if (!known.contains(found)) {
            throw new BadValueException(
                    CONFIG_UNKNOWN_PLACEHOLDER,
                    "has the unknown " + what + " '" + found + "'. Known: " + String.join(", ", known) + "."
                            + Spelling.hint(found, known));
        }
    }

    /** Named groups of a regular expression. Java 17 does not tell them, so what looks like one is tried. */
    static Set<String> groups(String regex) {
        Set<String> groups = new LinkedHashSet<>();
        // With an empty alternative the pattern matches, and only a group that does not exist is refused.
        Matcher empty = Pattern.compile("(?:" + regex + "\n)|").matcher("");
        Matcher group = GROUP.matcher(regex);
        while (empty.reset().find() && group.find()) {
            if (hasGroup(empty, group.group(1))) {
                groups.add(group.group(1));
            }
        }
        return groups;
    }

    /** False where the text only looks like a group: it stands in a character class or is quoted. */
    private static boolean hasGroup(Matcher matched, String name) {
        try {
            matched.group(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The parts of a name that are divided by a character; what placeholders hold is not divided. */
    static List<LineageName> divided(String text, char divider, int most, Collection<String> known) {
        List<LineageName> parts = new ArrayList<>();
        for (String part : text.split(Pattern.quote(String.valueOf(divider)), most)) {
            parts.add(parse(part, known));
        }
        return parts;
    }

    /** Names of the placeholders, without braces and bars. */
    public Set<String> placeholders() {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /**
     * The name with its placeholders filled; empty when that leaves nothing.
     *
     * @param values by placeholder without braces; what they hold is not looked at for placeholders
     * @param cases what {@code upper}, {@code lower} and {@code snake} do
     */
    public Optional<String> fill(Map<String, String> values, Map<String, UnaryOperator<String>> cases) {
        String filled =
                PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, values, cases)));
        return Optional.of(filled).filter(name -> !name.isBlank());
    }

    private static String value(
            MatchResult found, Map<String, String> values, Map<String, UnaryOperator<String>> cases) {
        String value = values.getOrDefault(found.group(1), "");
        return found.group(2) == null
                ? value
                : cases.get(found.group(2).toLowerCase(Locale.ROOT)).apply(value);
    }
}
