package io.lakecaravan.cli;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.flow.Caravan;
import io.lakecaravan.flow.Retirement;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.RunStatus;
import io.lakecaravan.state.StateStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the flow on a copy of the state with catalogs that are only read. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Show what a crawl would change in each catalog; write nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:planned", "2:bad usage or configuration", "3:a source or catalog could not be read"})
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = "--allow-removals",
            description =
                    "Remove what the sources do not have any more from catalogs with removal: {mode: soft}, however"
                            + " much it is and whatever was changed in the configuration.")
    private boolean allowRemovals;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CaravanConfig config = Workspace.config(options);
        InstallLayout install = Workspace.install();
        RouteFiles.require(install);
        Path work = Files.createTempDirectory("caravan-plan-");
        try {
            StateStore.copy(options.state(), work);
            try (StateStore state = StateStore.open(work)) {
                return plan(config, install, state);
            }
        } finally {
            delete(work);
        }
    }

    private int plan(CaravanConfig config, InstallLayout install, StateStore state) throws Exception {
        if (options.isFull()) {
            config.sources().forEach(source -> state.seen().forget(source.name()));
            config.catalogs().forEach(catalog -> state.sent().distrust(catalog.name()));
        }
        Plan plan = new Plan();
        AtomicReference<RunRecord> record = new AtomicReference<>();
        Caravan.Job job = new Caravan.Job("plan", Caravan.Mode.PLAN, config, install, state, Caravan.Reload.OFF);
        try (Progress progress = new Progress(state, Caravan.Mode.PLAN)) {
            new Caravan(job, Map.of(), record::set)
                    .telling(plan)
                    .guarding(allowRemovals ? Retirement.Guard.OFF : Retirement.Guard.ON)
                    .run();
            progress.end();
        }
        PrintWriter out = spec.commandLine().getOut();
        (options.isJson() ? plan.json() : plan.lines(config)).forEach(line -> out.print(line + "\n"));
        out.flush();
        return isWhole(record.get(), state) ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** Says what keeps the plan from being all there is to say. */
    private boolean isWhole(RunRecord record, StateStore state) {
        PrintWriter err = spec.commandLine().getErr();
        if (record == null) {
            err.println("the plan was interrupted");
            return false;
        }
        boolean whole = record.status() != RunStatus.FAILED;
        Iterator<ReportedFinding> findings = state.findings().of(record.id());
        while (findings.hasNext()) {
            ReportedFinding found = findings.next();
            FindingCode code = found.finding().code();
            boolean stops = switch (code) {
                case SOURCE_LISTING_FAILED,
                        SOURCE_UNUSABLE,
                        TABLES_LIMIT_EXCEEDED,
                        CATALOG_UNREACHABLE,
                        CATALOG_STOPPED,
                        CATALOG_REJECTED -> true;
                default -> false;
            };
            if (stops) {
                whole = false;
                err.println(InspectText.finding(found.finding()));
            }
        }
        err.flush();
        return whole;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
