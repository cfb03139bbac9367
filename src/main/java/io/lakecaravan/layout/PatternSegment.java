package io.lakecaravan.layout;

import io.lakecaravan.layout.SegmentMatcher.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One folder of a layout pattern. Placeholders are found in it by name, {@code {key:NAME}} by NAME. */
final class PatternSegment {
    static final String KEY = "key:";

    private static final String TABLE = "table";
    private static final String ANY = "any";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    /** {@code year={year}}: a Hive key, whose value must be a year. */
    private static final Pattern HIVE_DATE = Pattern.compile("([^={}]+)=\\{(year|month|day|hour)\\}");

    private final String text;
    private final SegmentMatcher matcher;
    private final List<String> names;

    private PatternSegment(String text, SegmentMatcher matcher, List<String> names) {
        this.text = text;
        this.matcher = matcher;
        this.names = List.copyOf(names);
    }

    /** Whether the text has a part of a date that is no Hive key. */
    static boolean holdsPlainDate(String text) {
        return !HIVE_DATE.matcher(text).matches()
                && PLACEHOLDER.matcher(text).results().anyMatch(found -> PatternDate.isPart(found.group(1)));
    }

    /** @throws IllegalArgumentException for a placeholder that does not exist */
    static PatternSegment of(String text) {
        List<Piece> pieces = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Matcher placeholders = PLACEHOLDER.matcher(text);
        int from = 0;
        while (placeholders.find()) {
            String name = placeholders.group(1);
            pieces.add(new SegmentMatcher.Literal(text.substring(from, placeholders.start())));
            pieces.add(values(name));
            names.add(name);
            from = placeholders.end();
        }
        pieces.add(new SegmentMatcher.Literal(text.substring(from)));
        return new PatternSegment(text, new SegmentMatcher(pieces), names);
    }

    /** As {@link #of}; a folder such as {@code year={year}} is the Hive key that it looks like, and no part of a date. */
    static PatternSegment keepingHiveKeys(String text) {
        Matcher hive = HIVE_DATE.matcher(text);
        PatternSegment segment = of(text);
        return hive.matches()
                ? new PatternSegment(text, segment.matcher, List.of(KEY + HiveSegment.decoded(hive.group(1))))
                : segment;
    }

    private static Piece values(String placeholder) {
        if (placeholder.startsWith(KEY) && placeholder.length() > KEY.length()) {
            return new SegmentMatcher.AnyText(0);
        }
        return switch (placeholder) {
            case TABLE, ANY -> new SegmentMatcher.AnyText(1);
            case "year" -> new SegmentMatcher.Digits(4, 4);
            case "month", "day", "hour" -> new SegmentMatcher.Digits(1, 2);
            default ->
                throw new IllegalArgumentException("unknown placeholder '{" + placeholder
                        + "}'. Known: {table}, {year}, {month}, {day}, {hour}, {key:NAME}, {any}.");
        };
    }

    String text() {
        return text;
    }

    /** Placeholders that make partition keys: parts of a date, and keys by {@code key:NAME}. In the order written. */
    List<String> keys() {
        return names.stream()
                .filter(name -> !name.equals(TABLE) && !name.equals(ANY))
                .toList();
    }

    boolean holdsTable() {
        return names.contains(TABLE);
    }

    boolean isVarying() {
        return names.stream().anyMatch(name -> !name.equals(TABLE));
    }

    /** Whether the folder fits; its placeholders' values go to {@code values}, where a repeated one must be the same. */
    boolean match(String segment, Map<String, String> values) {
        Optional<List<String>> found = matcher.match(segment);
        if (found.isEmpty()) {
            return false;
        }
        for (int at = 0; at < names.size(); at++) {
            String value = found.orElseThrow().get(at);
            String before = names.get(at).equals(ANY) ? null : values.putIfAbsent(names.get(at), value);
            if (before != null && !before.equals(value)) {
                return false;
            }
        }
        return true;
    }

    /** The folder with {@code {table}} filled in and {@code *} for other placeholders. */
    String generalised(Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1).equals(TABLE) ? values.getOrDefault(TABLE, "*") : "*"));
    }
}
