package io.lakecaravan.report;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.state.CatalogCounts;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.TableCounts;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.RowCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run found, for people at a terminal: plain text of about fifty lines at most, 100 columns wide. */
public final class TerminalSummary {
    private static final int TABLES = 12;
    private static final int KINDS = 4;
    private static final int OBJECTS_PER_KIND = 1;
    private static final Comparator<Map.Entry<FindingCode, Kind>> WORST_FIRST = Comparator.comparing(
                    (Map.Entry<FindingCode, Kind> kind) -> kind.getKey().severity())
            .thenComparing(kind -> -kind.getValue().count)
            .thenComparing(Map.Entry::getKey);
    private static final int NAME = 44;
    private static final int WIDTH = 100;
    private static final int MESSAGE_LINES = 3;

    /** Findings of one kind: their number, and the first few. */
    private static final class Kind {
        private final List<ReportedFinding> first = new ArrayList<>();
        private long count;
        private long fresh;
    }

    private TerminalSummary() {}

    /**
     * @param tables of all sources, in order; read to its end
     * @param findings of the run, in order; read to its end
     * @param lookAt lines that say where to look, e.g. paths
     */
    public static String text(
            RunRecord run, Iterator<LogicalTable> tables, Iterator<ReportedFinding> findings, List<String> lookAt) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(run));
        run.reason().ifPresent(reason -> lines.add("  " + PlainText.safe(reason)));
        tables(lines, run.tables(), tables);
        findings(lines, findings);
        catalogs(lines, run);
        lines.add("");
        lines.add("Read: " + Amounts.count(run.counter("listed")) + " objects listed, "
                + Amounts.count(run.counter("read")) + " read, " + Amounts.count(run.counter("unchanged"))
                + " unchanged, " + Amounts.count(run.counter("skipped")) + " skipped, "
                + Amounts.count(run.counter("quarantined")) + " quarantined");
        lines.add("      " + Amounts.count(run.counter("listRequests")) + " list requests, "
                + Amounts.count(run.counter("getRequests")) + " get requests, "
                + Amounts.bytes(run.counter("bytesRead")));
        lookAt.forEach(line -> lines.add("Look: " + PlainText.safe(line)));
        return String.join("\n", lines) + "\n";
    }

    private static String headline(RunRecord run) {
        String took = run.endedAt()
                .map(end -> " in " + Amounts.duration(Duration.between(run.startedAt(), end)))
                .orElse("");
        return "Run " + PlainText.safe(run.id()) + " " + run.status().text().replace('-', ' ') + took;
    }

    private static void tables(List<String> lines, TableCounts counts, Iterator<LogicalTable> tables) {
        lines.add("");
        lines.add("Tables: " + Amounts.count(counts.found()) + " found, " + Amounts.count(counts.created())
                + " created, " + Amounts.count(counts.updated()) + " updated, " + Amounts.count(counts.unchanged())
                + " unchanged, " + Amounts.count(counts.removed()) + " removed");
        if (!tables.hasNext()) {
            return;
        }
        lines.add(row("  " + PlainText.padded("bucket/table", NAME), "format", "columns", "rows", "objects", "size"));
        long more = 0;
        for (int shown = 0; tables.hasNext(); shown++) {
            LogicalTable table = tables.next();
            if (shown < TABLES) {
                lines.add(row(
                        "  " + PlainText.padded(table.bucket() + "/" + table.name(), NAME),
                        table.format(),
                        Amounts.count(table.columns().size()),
                        table.rows().map(TerminalSummary::rows).orElse("?"),
                        Amounts.count(table.objects()),
                        Amounts.bytes(table.bytes())));
            } else {
                more++;
            }
        }
        more(lines, more);
    }

    private static String rows(RowCount rows) {
        return (rows.exact() ? "" : "~") + Amounts.count(rows.value());
    }

    private static String row(String name, String format, String columns, String rows, String objects, String size) {
        return name + " " + PlainText.padded(format, 9) + left(columns, 8) + left(rows, 16) + left(objects, 10)
                + left(size, 10);
    }

    private static String left(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    private static void findings(List<String> lines, Iterator<ReportedFinding> findings) {
        Map<FindingCode, Kind> kinds = new TreeMap<>();
        while (findings.hasNext()) {
            ReportedFinding reported = findings.next();
            Kind kind = kinds.computeIfAbsent(reported.finding().code(), code -> new Kind());
            kind.count++;
            kind.fresh += reported.isNew() ? 1 : 0;
            if (kind.first.size() < OBJECTS_PER_KIND) {
                kind.first.add(reported);
            }
        }
        lines.add("");
        lines.add("Findings: "
                + Amounts.count(
                        kinds.values().stream().mapToLong(kind -> kind.count).sum()) + ", of these new: "
                + Amounts.count(
                        kinds.values().stream().mapToLong(kind -> kind.fresh).sum()));
        kinds.entrySet().stream()
                .sorted(WORST_FIRST)
                .limit(KINDS)
                .forEach(kind -> kind(lines, kind.getKey(), kind.getValue()));
        more(lines, kinds.size() - (long) KINDS, "kinds");
    }

    private static void kind(List<String> lines, FindingCode code, Kind kind) {
        lines.add("  " + code + " (" + Amounts.count(kind.count) + "): " + code.meaning());
        for (ReportedFinding reported : kind.first) {
            lines.add("    "
                    + PlainText.fit(
                            reported.finding().bucket() + "/"
                                    + reported.finding().key(),
                            WIDTH - 4));
            PlainText.wrapped(reported.finding().message(), WIDTH - 6, MESSAGE_LINES)
                    .forEach(line -> lines.add("      " + line));
        }
        more(lines, kind.count - kind.first.size());
        lines.add("    fix: " + FixHints.of(code));
    }

    private static void catalogs(List<String> lines, RunRecord run) {
        lines.add("");
        for (Map.Entry<String, CatalogCounts> catalog : run.catalogs().entrySet()) {
            CatalogCounts counts = catalog.getValue();
            lines.add("Catalog " + PlainText.safe(catalog.getKey()) + ": " + Amounts.count(counts.written())
                    + " written, " + Amounts.count(counts.unchanged()) + " unchanged, "
                    + Amounts.count(counts.deadLettered()) + " in the dead letters, "
                    + Amounts.count(counts.deferred()) + " deferred"
                    + (counts.removed() == 0 ? "" : ", " + Amounts.count(counts.removed()) + " removed"));
        }
    }

    private static void more(List<String> lines, long number) {
        more(lines, number, "more");
    }

    private static void more(List<String> lines, long number, String what) {
        if (number > 0) {
            String rest = what.equals("more") ? " more" : " more " + what;
            lines.add("    … and " + Amounts.count(number) + rest);
        }
    }
}
