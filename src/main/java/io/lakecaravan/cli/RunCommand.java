package io.lakecaravan.cli;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.flow.Caravan;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Start the routes: sources with a schedule by it, others once. Ends on SIGTERM without losing work.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--dev", description = "Load routes anew when they are edited.")
    private boolean development;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return run(options, development, spec.commandLine().getOut());
    }

    static int run(CommonOptions options, boolean development, PrintWriter out) throws Exception {
        CaravanConfig config = Workspace.config(options);
        InstallLayout install = Workspace.install();
        RouteFiles.require(install);
        boolean scheduled = development
                || config.sources().stream().map(SourceConfig::schedule).anyMatch(each -> each.isPresent());
        Caravan.Mode mode = scheduled ? Caravan.Mode.SCHEDULED : Caravan.Mode.ONCE;
        try (StateStore state = StateStore.open(options.state())) {
            Crawl crawl = new Crawl(config, options, out);
            RunRecord record = crawl.run(
                            "run", mode, development ? Caravan.Reload.ON : Caravan.Reload.OFF, state, install)
                    .get();
            return scheduled ? ExitCode.DONE : crawl.exitCode(record, state);
        }
    }
}
