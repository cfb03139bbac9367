package io.lakecaravan.cli;

import io.lakecaravan.flow.Caravan;
import io.lakecaravan.report.ProgressLine;
import io.lakecaravan.state.Ledger;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells while a run goes on: one line that is rewritten in a terminal, a log line every few seconds elsewhere. */
final class Progress implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final long TERMINAL_MILLIS = 500;
    private static final long LOG_MILLIS = 5000;

    private final StateStore state;
    private final boolean terminal;
    private final PrintStream err;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> ticking;
    private int width;

    Progress(StateStore state, Caravan.Mode mode) {
        this.state = state;
        this.terminal = Terminal.isInteractive() && mode != Caravan.Mode.SCHEDULED;
        this.err = System.err;
        long period = terminal ? TERMINAL_MILLIS : LOG_MILLIS;
        ticking = timer.scheduleAtFixedRate(this::tell, period, period, TimeUnit.MILLISECONDS);
    }

    private void tell() {
        Optional<RunRecord> record =
                state.ledger().last().filter(run -> run.endedAt().isEmpty());
        if (record.isEmpty()) {
            return;
        }
        String line = line(record.get());
        if (terminal) {
            rewrite(line);
        } else {
            LOG.info("{}", line);
        }
    }

    private String line(RunRecord run) {
        Ledger.Steps steps = state.ledger().steps(run.id());
        return new ProgressLine(
                        run.counter("listed"),
                        steps.settled(),
                        steps.expected(),
                        steps.published(),
                        OptionalLong.empty(),
                        Duration.between(run.startedAt(), Instant.now()))
                .text();
    }

    private synchronized void rewrite(String line) {
        err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        err.flush();
        width = line.length();
    }

    /** Clears the line, before something else is printed. */
    synchronized void end() {
        if (terminal && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }

    @Override
    public void close() {
        ticking.cancel(false);
        timer.shutdown();
        end();
    }
}
