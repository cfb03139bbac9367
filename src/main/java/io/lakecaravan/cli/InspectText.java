package io.lakecaravan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Dialect;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code inspect} shows people of one object. */
final class InspectText {
    private static final int ROWS = 5;
    private static final int CELL = 24;
    private static final int LINE = 120;

    private InspectText() {}

    static String of(InspectedObject inspected) {
        List<String> lines = new ArrayList<>();
        lines.add(safe(inspected.name()));
        for (int i = 0; i < inspected.fragments().size(); i++) {
            table(
                    lines,
                    inspected.fragments().get(i),
                    inspected.samples().get(i),
                    inspected.tags().get(i));
        }
        inspected.findings().forEach(finding -> lines.add("  " + finding(finding)));
        inspected.written().forEach(file -> lines.add("  wrote " + safe(file)));
        lines.add("  read " + inspected.bytesRead() + " bytes in " + inspected.requests()
                + (inspected.requests() == 1 ? " request" : " requests"));
        return String.join("\n", lines) + "\n";
    }

    private static void table(List<String> lines, Fragment fragment, Sample sample, ColumnTags tags) {
        String rows = fragment.rows()
                .map(count -> ", " + (count.exact() ? "" : "about ") + count.value() + " rows")
                .orElse("");
        lines.add("  " + (fragment.table().isEmpty() ? "" : "table " + safe(fragment.table()) + ": ")
                + fragment.format() + (fragment.compression().equals("none") ? "" : ", " + fragment.compression())
                + ", " + fragment.schema().columns().size() + " columns" + rows);
        fragment.dialect().ifPresent(dialect -> lines.add("  " + dialect(dialect)));
        int width = fragment.schema().columns().stream()
                .mapToInt(column -> safe(column.name()).length())
                .max()
                .orElse(0);
        for (Column column : fragment.schema().columns()) {
            String nativeType = column.nativeType().isEmpty() ? "" : "  (" + safe(column.nativeType()) + ")";
            lines.add("    " + padded(safe(column.name()), Math.min(width, 40)) + "  "
                    + safe(TypeText.display(column.type())) + (column.nullable() ? "" : "  not null") + nativeType
                    + evidence(fragment, column) + shown(tags.names(column)));
        }
        sample(lines, sample);
    }

    private static String evidence(Fragment fragment, Column column) {
        return fragment.statistics().stream()
                .filter(statistics -> statistics.column().equals(column.name())
                        && !statistics.evidence().isEmpty())
                .findFirst()
                .map(statistics -> "  - " + safe(statistics.evidence()))
                .orElse("");
    }

    private static String shown(List<String> tags) {
        return tags.isEmpty() ? "" : "  [" + String.join(", ", tags) + "]";
    }

    private static String dialect(Dialect dialect) {
        return "encoding " + dialect.encoding() + ", delimiter " + quoted(dialect.delimiter()) + ", quote "
                + dialect.quote().map(InspectText::quoted).orElse("none")
                + dialect.escape().map(escape -> ", escape " + quoted(escape)).orElse("")
                + dialect.comment()
                        .map(comment -> ", comment " + quoted(comment))
                        .orElse("")
                + ", line end " + quoted(dialect.lineEnd()) + (dialect.header() ? ", header" : ", no header")
                + (dialect.skipRows() > 0 ? ", " + lines(dialect.skipRows()) + " before it" : "")
                + (dialect.skipFooter() > 0 ? ", " + lines(dialect.skipFooter()) + " behind the last record" : "");
    }

    private static String lines(int count) {
        return count + (count == 1 ? " line" : " lines");
    }

    private static void sample(List<String> lines, Sample sample) {
        if (sample.isEmpty()) {
            return;
        }
        List<List<String>> cells = new ArrayList<>();
        cells.add(sample.columns().stream().map(InspectText::cell).toList());
        sample.rows().stream()
                .limit(ROWS)
                .map(row -> row.stream()
                        .map(value -> cell(value.isNull() ? "" : text(value)))
                        .toList())
                .forEach(cells::add);
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < sample.columns().size(); column++) {
            int at = column;
            widths.add(
                    cells.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder("    | ");
            for (int column = 0; column < row.size() && line.length() < LINE; column++) {
                line.append(padded(row.get(column), widths.get(column))).append(" | ");
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static String cell(String text) {
        String safe = safe(text);
        return safe.length() <= CELL ? safe : safe.substring(0, CELL - 1) + "…";
    }

    static String finding(Finding finding) {
        return finding.code().severity().name().toLowerCase(Locale.ROOT) + ": " + safe(finding.message())
                + (finding.offset().isPresent() ? " at byte " + finding.offset().getAsLong() : "") + "   ["
                + finding.code() + "]";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n") + "'";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** A file's text must not drive the terminal. */
    static String safe(String text) {
        return text.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
