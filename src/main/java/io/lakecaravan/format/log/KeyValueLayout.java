package io.lakecaravan.format.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** logfmt: {@code key=value key="quoted value"}, nothing else on the line. The fields are all keys of the first lines. */
record KeyValueLayout(List<String> fields) implements LogLayout {
    private static final int FEWEST = 3;
    private static final int MOST_KEYS = 1000;

    KeyValueLayout {
        fields = List.copyOf(fields);
    }

    static Optional<LogLayout> of(List<String> lines) {
        Set<String> keys = new LinkedHashSet<>();
        for (String line : lines) {
            parse(line).filter(pairs -> pairs.size() >= FEWEST).ifPresent(pairs -> keys.addAll(pairs.keySet()));
            if (keys.size() > MOST_KEYS) {
                return Optional.empty();
            }
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new KeyValueLayout(List.copyOf(keys)));
    }

    @Override
    public String name() {
        return "logfmt";
    }

    @Override
    public Optional<List<String>> split(String line) {
        Optional<Map<String, String>> pairs = parse(line).filter(found -> !found.isEmpty());
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>(fields.size());
        fields.forEach(field -> values.add(pairs.get().get(field)));
        return Optional.of(values);
    }

    private static Optional<Map<String, String>> parse(String line) {
        Map<String, String> pairs = new LinkedHashMap<>();
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ' ') {
                at++;
                continue;
            }
            int key = at;
            while (at < line.length() && isKey(line.charAt(at))) {
                at++;
            }
            if (at == key || at >= line.length() || line.charAt(at) != '=') {
                return Optional.empty();
            }
            String name = line.substring(key, at);
            int start = ++at;
            if (at < line.length() && line.charAt(at) == '"') {
                StringBuilder value = new StringBuilder();
                at = quoted(line, at + 1, value);
                if (at < 0) {
                    return Optional.empty();
                }
                pairs.put(name, value.isEmpty() ? null : value.toString());
            } else {
                while (at < line.length() && line.charAt(at) != ' ') {
                    at++;
                }
                pairs.put(name, at == start ? null : LogTimes.iso(line.substring(start, at)));
            }
        }
        return Optional.of(pairs);
    }

    /** @return the place behind the closing quote, -1 where there is none */
    private static int quoted(String line, int start, StringBuilder value) {
        for (int at = start; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            boolean escaped = c == '\\' && at + 1 < line.length();
            at += escaped ? 1 : 0;
            value.append(escaped && line.charAt(at) == 'n' ? '\n' : line.charAt(at));
        }
        return -1;
    }

    private static boolean isKey(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '/' || c == '@';
    }

    @Override
    public boolean continues() {
        return false;
    }
}
