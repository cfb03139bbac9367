package io.lakecaravan.format.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A layout by a regular expression with a group per field. The expressions give no character back once it is taken
 * (possessive quantifiers), so that no line takes more than linear time.
 *
 * @param times fields that hold times to be written by ISO 8601
 */
record PatternLayout(String name, Pattern line, List<String> fields, Set<String> times, boolean continues)
        implements LogLayout {
    private static final int MOST_LINE = 64 << 10;
    private static final char HIDDEN_QUOTE = '\ue000';

    static PatternLayout of(String name, String line, String... fields) {
        return new PatternLayout(name, Pattern.compile(line), List.of(fields), Set.of("time"), false);
    }

    PatternLayout continued() {
        return new PatternLayout(name, line, fields, times, true);
    }

    @Override
    public Optional<List<String>> split(String text) {
        Matcher matcher = line.matcher(masked(text));
        if (text.length() > MOST_LINE || !matcher.matches()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            String group = matcher.group(i + 1);
            boolean last = i == fields.size() - 1;
            String value = group == null || last ? group : group.strip();
            boolean absent = value == null || value.equals("-") || value.isEmpty();
            values.add(absent ? null : times.contains(fields.get(i)) ? LogTimes.iso(value) : unmasked(value));
        }
        return Optional.of(values);
    }

    /** Quotes within quotes are written with a backslash; hidden, they leave the expressions simple. */
    private static String masked(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '\\' && i + 1 < text.length();
            if (escape && text.charAt(i + 1) == '"') {
                masked.append(HIDDEN_QUOTE);
                i++;
            } else {
                masked.append(c);
                if (escape) {
                    masked.append(text.charAt(++i));
                }
            }
        }
        return masked.toString();
    }

    private static String unmasked(String value) {
        return value.indexOf(HIDDEN_QUOTE) < 0 ? value : value.replace(String.valueOf(HIDDEN_QUOTE), "\\\"");
    }
}
