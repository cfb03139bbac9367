package io.lakecaravan.demo;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.SourceRecord;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.RowCount;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether a crawl of the demo lake found what was planted, all of it and nothing else. */
public final class DemoVerdict {
    private final List<String> wrong = new ArrayList<>();
    private final DemoLake lake;

    private DemoVerdict(DemoLake lake) {
        this.lake = lake;
    }

    public static DemoVerdict of(DemoLake lake, RunRecord run, StateStore state) {
        DemoVerdict verdict = new DemoVerdict(lake);
        verdict.compareTables(tables(run, state));
        verdict.compareFindings(run, state);
        verdict.compareCounts(run);
        return verdict;
    }

    private static Map<String, LogicalTable> tables(RunRecord run, StateStore state) {
        Map<String, LogicalTable> found = new TreeMap<>();
        for (SourceRecord source : run.sources()) {
            Iterator<LogicalTable> tables = state.settled().tables(run.id(), source.name());
            tables.forEachRemaining(table -> found.put(table.name(), table));
        }
        return found;
    }

    private void compareTables(Map<String, LogicalTable> found) {
        for (DemoLake.Expected expected : lake.tables()) {
            LogicalTable table = found.remove(expected.name());
            if (table == null) {
                wrong.add("table " + expected.name() + " was not found");
                continue;
            }
            Set<String> columns = table.columns().stream()
                    .map(column -> column.column().name())
                    .collect(Collectors.toSet());
            check("format of " + expected.name(), expected.format(), table.format());
            check("objects of " + expected.name(), expected.objects(), table.objects());
            if (lake.rows().containsKey(expected.name())) {
                RowCount rows = RowCount.exact(lake.rows().get(expected.name()));
                check("rows of " + expected.name(), Optional.of(rows), table.rows());
            }
            check("columns of " + expected.name(), sorted(expected.columns()), sorted(columns));
        }
        found.keySet().forEach(name -> wrong.add("table " + name + " was found and not planted"));
    }

    private void compareFindings(RunRecord run, StateStore state) {
        Set<DemoLake.ExpectedFinding> found = new LinkedHashSet<>();
        state.findings().of(run.id()).forEachRemaining(reported -> {
            Finding finding = reported.finding();
            found.add(new DemoLake.ExpectedFinding(finding.code(), finding.key()));
        });
        for (DemoLake.ExpectedFinding expected : lake.findings()) {
            if (!found.remove(expected)) {
                wrong.add("finding " + expected.code() + " on " + expected.key() + " was not reported");
            }
        }
        found.forEach(other -> wrong.add("finding " + other.code() + " on " + other.key() + " was not expected"));
    }

    private void compareCounts(RunRecord run) {
        check("objects listed", lake.objects(), run.counter("listed"));
        check("run status", "completed-with-findings", run.status().text());
    }

    private void check(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            wrong.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    public boolean isRight() {
        return wrong.isEmpty();
    }

    /** For people. */
    public List<String> lines() {
        if (wrong.isEmpty()) {
            return List.of("Demo: found all " + lake.tables().size() + " tables and all "
                    + lake.findings().size() + " planted faults, and nothing else.");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Demo: what was found is not what was planted:");
        wrong.forEach(line -> lines.add("  " + line));
        return lines;
    }
}
