package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.DateSeries;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordedChange;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The description of a table in Markdown: what a careful person would note of it. The same table gives the same text. */
final class TableText {
    private static final int MOST_CHANGES = 10;
    private static final int MOST_GAPS = 5;

    private TableText() {}

    static String of(Publication publication) {
        LogicalTable table = publication.table();
        StringBuilder text = new StringBuilder(where(table));
        text.append(": ").append(amounts(table)).append('.');
        text.append("\n\nLast modified ")
                .append(table.lastModified()
                        .atOffset(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toLocalDateTime())
                .append(" UTC.");
        if (!table.partitionKeys().isEmpty()) {
            text.append("\n\nPartitioned by:\n");
            table.partitionKeys().forEach(key -> text.append("\n- ").append(partition(key)));
        }
        if (!publication.history().isEmpty()) {
            text.append("\n\nSchema changes:\n");
            publication.history().stream()
                    .limit(MOST_CHANGES)
                    .forEach(change -> text.append("\n- ").append(change(change)));
        }
        return text.toString();
    }

    private static String where(LogicalTable table) {
        StringBuilder text = new StringBuilder(table.format());
        if (!table.compression().isEmpty() && !table.compression().equals("none")) {
            text.append(" (").append(table.compression()).append(')');
        }
        text.append(" in ").append(code("s3://" + table.bucket() + "/" + table.location()));
        if (!table.member().isEmpty()) {
            text.append(", table ").append(code(table.member()));
        }
        return text.toString();
    }

    private static String amounts(LogicalTable table) {
        StringBuilder text = new StringBuilder(number(table.objects()));
        text.append(table.objects() == 1 ? " object, " : " objects, ").append(bytes(table.bytes()));
        table.rows()
                .ifPresent(rows -> text.append(", ")
                        .append(rows.exact() ? "" : "about ")
                        .append(number(rows.value()))
                        .append(rows.value() == 1 ? " row" : " rows"));
        return text.toString();
    }

    private static String partition(PartitionSummary key) {
        StringBuilder text = new StringBuilder(code(key.name()));
        text.append(" (").append(TypeText.display(key.type())).append("): ");
        text.append(number(key.distinct())).append(key.distinct() == 1 ? " value" : " values");
        range(key).ifPresent(range -> text.append(", ").append(range));
        key.series()
                .filter(series -> series.missing() > 0)
                .ifPresent(series -> text.append("; ").append(missing(series)));
        if (key.nulls() > 0) {
            text.append("; ").append(number(key.nulls())).append(key.nulls() == 1 ? " object" : " objects");
            text.append(" without value");
        }
        return text.toString();
    }

    /** From the first value to the last, which are parts of paths. */
    static java.util.Optional<String> range(PartitionSummary key) {
        if (key.first().isEmpty() || key.last().isEmpty()) {
            return java.util.Optional.empty();
        }
        String first = code(key.first().get());
        String last = code(key.last().get());
        return java.util.Optional.of(first.equals(last) ? first : first + " to " + last);
    }

    private static String missing(DateSeries series) {
        String unit = series.unit().name().toLowerCase(Locale.ROOT);
        String gaps = series.gaps().stream()
                .limit(MOST_GAPS)
                .map(gap -> gap.first().equals(gap.last()) ? gap.first() : gap.first() + " to " + gap.last())
                .collect(Collectors.joining(", "));
        boolean all = series.isComplete() && series.gaps().size() <= MOST_GAPS;
        String what = series.step() == 1 ? unit : "steps of " + series.step() + " " + unit;
        return number(series.missing()) + " " + (series.missing() == 1 && series.step() == 1 ? singular(unit) : what)
                + " missing" + (gaps.isEmpty() ? "" : ": " + gaps) + (all || gaps.isEmpty() ? "" : ", ...");
    }

    private static String singular(String unit) {
        return unit.substring(0, unit.length() - 1);
    }

    private static String change(RecordedChange change) {
        String sentence = change.change().sentence().replaceAll("[\\r\\n]+", " ");
        return change.at().atOffset(ZoneOffset.UTC).toLocalDate() + ": " + sentence;
    }

    /** As code of Markdown, on one line. */
    static String code(String text) {
        return "`" + text.replace('`', '\'').replaceAll("\\p{Cntrl}", " ") + "`";
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** In decimal units, three digits: {@code 34.6 kB}. */
    static String bytes(long bytes) {
        List<String> units = List.of("bytes", "kB", "MB", "GB", "TB", "PB", "EB");
        double amount = bytes;
        int unit = 0;
        while (amount >= 999.5 && unit < units.size() - 1) {
            amount /= 1000;
            unit++;
        }
        if (unit == 0) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        String digits = String.format(Locale.ROOT, amount < 9.995 ? "%.2f" : amount < 99.95 ? "%.1f" : "%.0f", amount);
        return digits + " " + units.get(unit);
    }
}
