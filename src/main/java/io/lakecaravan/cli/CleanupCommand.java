package io.lakecaravan.cli;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.flow.Caravan;
import io.lakecaravan.flow.Cleanup;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes from catalogs what we made there; what others made stays, and servers keep what they need to restore it. */
@Command(
        name = "cleanup",
        mixinStandardHelpOptions = true,
        description = "Remove from a catalog what we made there, after showing it and asking.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing of it is left", "1:something is left", "2:bad usage or configuration", "3:failed"})
final class CleanupCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = "--service",
            paramLabel = "NAME",
            required = true,
            description = "The service in the catalog: the source's name, unless the catalog's service: says another;"
                    + " in Atlan the connection, such as default/s3/1700000000.")
    private String service = "";

    @Option(names = "--catalog", paramLabel = "NAME", description = "Only in this catalog (default: all).")
    private Optional<String> catalog = Optional.empty();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--undo", description = "Restore what was removed from the service, by whatever command.")
    private boolean undo;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CaravanConfig config = Workspace.config(options);
        Cleanup.Order order = new Cleanup.Order(
                catalogs(config), service, undo ? Cleanup.Direction.RESTORE : Cleanup.Direction.REMOVE);
        InstallLayout install = Workspace.install();
        RouteFiles.require(install);
        try (StateStore state = StateStore.open(options.state())) {
            requireKnown(state, order);
            CleanupOutput output = new CleanupOutput(spec.commandLine().getOut(), state, order, options.isJson());
            long before = output.show();
            if (before == 0) {
                return ExitCode.DONE;
            }
            if (!yes && !isConfirmed(order)) {
                spec.commandLine().getErr().println("Nothing was changed. With --yes nobody is asked.");
                return ExitCode.FINDINGS;
            }
            AtomicReference<RunRecord> record = new AtomicReference<>();
            new Caravan(
                            new Caravan.Job(
                                    "cleanup", Caravan.Mode.CLEANUP, config, install, state, Caravan.Reload.OFF),
                            Map.of(),
                            record::set)
                    .cleaning(order)
                    .run();
            if (record.get() == null) {
                return ExitCode.FAILED;
            }
            return output.report(before, record.get().id()) == 0 ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }

    private List<String> catalogs(CaravanConfig config) {
        List<String> known = config.catalogs().stream().map(CatalogConfig::name).toList();
        if (catalog.isPresent() && !known.contains(catalog.get())) {
            throw new UsageException(
                    "--catalog " + catalog.get() + ": no catalog has this name. Known: " + String.join(", ", known));
        }
        List<String> chosen = catalog.map(List::of).orElse(known);
        List<String> restoring = chosen.stream()
                .filter(name -> config.catalog(name) instanceof CatalogConfig.OpenMetadata
                        || config.catalog(name) instanceof CatalogConfig.Atlan)
                .toList();
        if (undo && restoring.isEmpty()) {
            throw new UsageException("--undo: " + String.join(", ", chosen)
                    + " restores nothing by itself; the next 'caravan crawl' publishes it again");
        }
        return undo ? restoring : chosen;
    }

    private static void requireKnown(StateStore state, Cleanup.Order order) {
        TreeSet<String> services = new TreeSet<>();
        order.catalogs().forEach(each -> services.addAll(state.made().services(each)));
        if (!services.contains(order.service())) {
            throw new UsageException("--service " + order.service() + ": the state does not know that we made anything"
                    + " in it. "
                    + (services.isEmpty() ? "It knows of no service" : "Known: " + String.join(", ", services)));
        }
    }

    /** Without a person at the other end the answer is no. */
    private boolean isConfirmed(Cleanup.Order order) throws IOException {
        if (options.isJson()) {
            return false;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print((undo ? "Restore" : "Remove") + " this in " + String.join(", ", order.catalogs()) + "? [y/N] ");
        out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        out.println();
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
