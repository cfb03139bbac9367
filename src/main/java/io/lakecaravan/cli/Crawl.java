package io.lakecaravan.cli;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.flow.Caravan;
import io.lakecaravan.flow.Retirement;
import io.lakecaravan.report.IndexPage;
import io.lakecaravan.report.RunReport;
import io.lakecaravan.report.TerminalSummary;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LogicalTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

/** Runs the routes for one command and reports what came of it. */
final class Crawl {
    private final CaravanConfig config;
    private final CommonOptions options;
    private final PrintWriter out;
    private Retirement.Guard guard = Retirement.Guard.ON;

    Crawl(CaravanConfig config, CommonOptions options, PrintWriter out) {
        this.config = config;
        this.options = options;
        this.out = out;
    }

    /** Whether tables go from catalogs however many they are. */
    Crawl guarding(Retirement.Guard removals) {
        guard = removals;
        return this;
    }

    /** @return the record of the last run that ended, if one did */
    AtomicReference<RunRecord> run(
            String command, Caravan.Mode mode, Caravan.Reload reload, StateStore state, InstallLayout install)
            throws Exception {
        AtomicReference<RunRecord> last = new AtomicReference<>();
        try (Progress progress = new Progress(state, mode)) {
            new Caravan(new Caravan.Job(command, mode, config, install, state, reload), Map.of(), record -> {
                        last.set(record);
                        progress.end();
                        report(record, state, mode);
                    })
                    .guarding(guard)
                    .run();
        }
        return last;
    }

    private void report(RunRecord record, StateStore state, Caravan.Mode mode) {
        Path directory = Workspace.output(config, options);
        List<String> lookAt = new ArrayList<>();
        if (mode != Caravan.Mode.PLAN) {
            try {
                Files.createDirectories(directory);
                Path run =
                        new RunReport(directory).write(record, state.findings().of(record.id()));
                Path page =
                        new IndexPage(directory).write(record, state.findings().of(record.id()));
                if (options.isJson()) {
                    out.print(Files.readString(run));
                    out.flush();
                }
                lookAt.add(run.toString());
                lookAt.add(page.toString());
            } catch (IOException e) {
                throw new UncheckedIOException("the record of the run cannot be written to " + directory, e);
            }
        }
        if (!options.isJson()) {
            out.print(TerminalSummary.text(
                    record, tables(record, state), state.findings().of(record.id()), lookAt));
            out.flush();
        }
    }

    private static Iterator<LogicalTable> tables(RunRecord record, StateStore state) {
        return record.sources().stream()
                .flatMap(source -> {
                    Iterator<LogicalTable> tables = state.settled().tables(record.id(), source.name());
                    Iterable<LogicalTable> each = () -> tables;
                    return StreamSupport.stream(each.spliterator(), false);
                })
                .iterator();
    }

    /** What the exit code says of a run. */
    int exitCode(RunRecord record, StateStore state) {
        if (record == null || record.status() == RunStatus.FAILED || record.status() == RunStatus.INTERRUPTED) {
            return ExitCode.FAILED;
        }
        long findings = options.isStrict()
                ? state.findings().count(record.id())
                : state.findings().newErrorsOrWarnings(record.id());
        return findings > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
    }
}
