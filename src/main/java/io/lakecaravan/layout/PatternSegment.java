package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One folder of a layout pattern. Placeholders are found in it by name, {@code {key:NAME}} by NAME. */
final class PatternSegment {
    private static final String TABLE = "table";
    private static final String ANY = "any";
    private static final String KEY = "key:";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    private final String text;
    private final Pattern pattern;
    private final List<String> names;

    private PatternSegment(String text, Pattern pattern, List<String> names) {
        this.text = text;
        this.pattern = pattern;
        this.names = List.copyOf(names);
    }

    static PatternSegment of(String text) {
        StringBuilder regex = new StringBuilder();
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find()) {
            String name = matcher.group(1);
            regex.append(Pattern.quote(text.substring(from, matcher.start())))
                    .append('(')
                    .append(values(name))
                    .append(')');
            names.add(name);
            from = matcher.end();
        }
        regex.append(Pattern.quote(text.substring(from)));
        return new PatternSegment(text, Pattern.compile(regex.toString(), Pattern.DOTALL), names);
    }

    private static String values(String placeholder) {
        if (placeholder.startsWith(KEY) && placeholder.length() > KEY.length()) {
            return ".*?";
        }
        return switch (placeholder) {
            case TABLE, ANY -> ".+?";
            case "year" -> "[0-9]{4}";
            case "month", "day", "hour" -> "[0-9]{1,2}";
            default ->
                throw new IllegalArgumentException("unknown placeholder '{" + placeholder
                        + "}'. Known: {table}, {year}, {month}, {day}, {hour}, {key:NAME}, {any}.");
        };
    }

    String text() {
        return text;
    }

    boolean holdsTable() {
        return names.contains(TABLE);
    }

    boolean isVarying() {
        return names.stream().anyMatch(name -> !name.equals(TABLE));
    }

    /** Whether the folder fits; its placeholders' values go to {@code values}, where a repeated one must be the same. */
    boolean match(String segment, Map<String, String> values) {
        Matcher matcher = pattern.matcher(segment);
        if (!matcher.matches()) {
            return false;
        }
        for (int at = 0; at < names.size(); at++) {
            String value = matcher.group(at + 1);
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

    /**
     * Partition values of all segments. Year with month, day and hour is one key named {@code date}, at the start of
     * its period; parts without a year are keys of their own.
     */
    static List<PartitionValue> partition(Map<String, String> values) {
        List<PartitionValue> partition = new ArrayList<>();
        if (values.containsKey("year") && values.containsKey("month")) {
            partition.add(date(values));
        } else {
            for (String time : List.of("year", "month", "day", "hour")) {
                if (values.containsKey(time)) {
                    partition.add(value(time, values.get(time)));
                }
            }
        }
        values.forEach((name, value) -> {
            if (name.startsWith(KEY)) {
                partition.add(value(name.substring(KEY.length()), value));
            }
        });
        return partition;
    }

    private static PartitionValue date(Map<String, String> values) {
        String date = values.get("year") + "-" + twoDigits(values.get("month")) + "-"
                + twoDigits(values.getOrDefault("day", "1"));
        String hour = values.containsKey("hour") ? "T" + twoDigits(values.get("hour")) + ":00:00" : "";
        StringBuilder raw = new StringBuilder();
        for (String time : List.of("year", "month", "day", "hour")) {
            if (values.containsKey(time)) {
                raw.append(raw.isEmpty() ? "" : "/").append(values.get(time));
            }
        }
        return new PartitionValue("date", raw.toString(), Optional.of(date + hour));
    }

    private static PartitionValue value(String key, String raw) {
        boolean none = raw.isEmpty() || raw.equals(HiveSegment.NULL_MARKER);
        return new PartitionValue(key, raw, none ? Optional.empty() : Optional.of(HiveSegment.decoded(raw)));
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
