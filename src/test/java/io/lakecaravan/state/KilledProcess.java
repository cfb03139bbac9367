package io.lakecaravan.state;

import io.lakecaravan.table.ListingEnd;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stands in the middle of a run, with a transaction half done, until it is killed. */
final class KilledProcess {
    static final String READY = "ready to be killed";
    static final int COMMITS = 300;

    private KilledProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        StateStore state = StateFixture.open(Path.of(arguments[0]));
        String before = StateFixture.run(state, ListingEnd.COMPLETE, StateFixture.settled("before"));
        state.ledger().end(before, RunStatus.COMPLETED);
        String run = state.ledger().begin("crawl", List.of("demo"), List.of("local"));
        for (int i = 0; i < COMMITS; i++) {
            state.ledger().add(run, "demo", "listed", 1);
            state.settled().put(run, "demo", "c" + i, List.of(StateFixture.settled("t" + i)));
        }
        state.settled().put(run, "demo", "x", List.of(StateFixture.settled("same"), twin("same")));
        state.settled().assignNames(run, "demo", (base, identity) -> {
            out.println(READY);
            waitForever();
            return base;
        });
    }

    private static SettledTable twin(String name) {
        return new SettledTable(name + "#json", name, StateFixture.table(name));
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
