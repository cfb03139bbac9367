package io.lakecaravan.state;

import io.lakecaravan.table.ListingEnd;
import io.lakecaravan.table.LogicalTable;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A run of many candidates and tables, for a process with little memory. */
final class ManyCandidates {
    static final int CANDIDATES = 25_000;
    private static final int TABLES_AT_ONCE = 100;

    private ManyCandidates() {}

    public static void main(String[] arguments) {
        try (StateStore state = StateFixture.open(Path.of(arguments[0]))) {
            String first = run(state);
            state.ledger().end(first, RunStatus.COMPLETED);
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println(state.ledger().record(first).tables().found());
        }
    }

    private static String run(StateStore state) {
        String run = state.ledger().begin("crawl", List.of("demo"), List.of());
        for (int i = 0; i < CANDIDATES; i += TABLES_AT_ONCE) {
            List<SettledTable> tables = new ArrayList<>();
            for (int j = i; j < i + TABLES_AT_ONCE; j++) {
                state.ledger().expect(run, "demo", "c" + j);
                String base = j % 10 == 0 ? "clash" : "t" + j;
                tables.add(new SettledTable("i" + j, base, StateFixture.table("t" + j)));
                state.ledger().settled(run, "demo", "c" + j);
            }
            state.settled().put(run, "demo", "c" + i, tables);
        }
        state.ledger().listed(run, "demo", ListingEnd.COMPLETE);
        if (!state.ledger().claimRelease(run, "demo")) {
            throw new IllegalStateException("not released");
        }
        state.settled().assignNames(run, "demo", (base, identity) -> base + "~" + identity);
        String before = "";
        int seen = 0;
        for (Iterator<LogicalTable> tables = state.settled().tables(run, "demo"); tables.hasNext(); seen++) {
            String name = tables.next().name();
            if (name.compareTo(before) <= 0) {
                throw new IllegalStateException(name + " comes after " + before);
            }
            before = name;
        }
        if (seen != CANDIDATES) {
            throw new IllegalStateException("saw " + seen);
        }
        return run;
    }
}
