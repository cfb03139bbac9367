package io.lakecaravan.format.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines under a {@code #Fields:} directive that names their fields: the W3C extended log file format (working draft
 * WD-logfile), as IIS writes it with blanks between fields, and CloudFront with tabs. {@code -} is an absent field.
 */
record HeaderLayout(List<String> fields, char delimiter) implements LogLayout {
    private static final String DIRECTIVE = "#Fields:";

    HeaderLayout {
        fields = List.copyOf(fields);
    }

    /** Of the first directive among the lines, and the delimiter that makes more of them fit. */
    static Optional<LogLayout> of(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith(DIRECTIVE)) {
                String rest = line.substring(DIRECTIVE.length()).strip();
                List<String> names = List.of(rest.split("[ \\t]+", -1));
                HeaderLayout blanks = new HeaderLayout(names, ' ');
                HeaderLayout tabs = new HeaderLayout(names, '\t');
                LogLayout best = fitting(tabs, lines) > fitting(blanks, lines) ? tabs : blanks;
                return rest.isEmpty() ? Optional.empty() : Optional.of(best);
            }
        }
        return Optional.empty();
    }

    private static long fitting(LogLayout layout, List<String> lines) {
        return lines.stream().filter(line -> layout.split(line).isPresent()).count();
    }

    @Override
    public String name() {
        return "w3c";
    }

    @Override
    public Optional<List<String>> split(String line) {
        if (line.startsWith("#")) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>(fields.size());
        int at = 0;
        while (at <= line.length() && values.size() <= fields.size()) {
            boolean quoted = delimiter == ' ' && at < line.length() && line.charAt(at) == '"';
            int close = quoted ? line.indexOf('"', at + 1) : -1;
            int end = line.indexOf(delimiter, close < 0 ? at : close);
            end = end < 0 ? line.length() : end;
            String value = close < 0 ? line.substring(at, end) : line.substring(at + 1, close);
            values.add(value.equals("-") || value.isEmpty() ? null : value);
            at = end + 1;
        }
        return values.size() == fields.size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public boolean continues() {
        return false;
    }
}
