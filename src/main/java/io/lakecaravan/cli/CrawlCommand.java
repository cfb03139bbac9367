package io.lakecaravan.cli;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.flow.Caravan;
import io.lakecaravan.flow.Retirement;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "crawl", mixinStandardHelpOptions = true, description = "Crawl every source once, then exit.")
final class CrawlCommand implements Callable<Integer> {
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
        try (StateStore state = StateStore.open(options.state())) {
            if (options.isFull()) {
                // Merge bases and dead letters stay: without them other people's work could not be told from ours.
                config.sources().forEach(source -> state.seen().forget(source.name()));
                config.catalogs().forEach(catalog -> state.sent().distrust(catalog.name()));
            }
            Crawl crawl = new Crawl(config, options, spec.commandLine().getOut())
                    .guarding(allowRemovals ? Retirement.Guard.OFF : Retirement.Guard.ON);
            RunRecord record = crawl.run("crawl", Caravan.Mode.ONCE, Caravan.Reload.OFF, state, install)
                    .get();
            return crawl.exitCode(record, state);
        }
    }
}
