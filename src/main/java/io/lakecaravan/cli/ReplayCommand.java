package io.lakecaravan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.flow.Caravan;
import io.lakecaravan.state.DeadLetter;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends what catalogs refused once more; the catalog is read anew and merged afresh. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Send the dead letters again.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no dead letter is left", "1:some are left", "2:bad usage or configuration", "3:failed"})
final class ReplayCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--to", paramLabel = "CATALOG", description = "Only the letters to this catalog (default: all).")
    private Optional<String> to = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CaravanConfig config = Workspace.config(options);
        List<String> known = config.catalogs().stream().map(CatalogConfig::name).toList();
        if (to.isPresent() && !known.contains(to.get())) {
            throw new UsageException(
                    "--to " + to.get() + ": no catalog has this name. Known: " + String.join(", ", known));
        }
        List<String> catalogs = to.map(List::of).orElse(known);
        InstallLayout install = Workspace.install();
        RouteFiles.require(install);
        try (StateStore state = StateStore.open(options.state())) {
            long before = count(state, catalogs);
            boolean ended = before == 0 || send(config, catalogs, install, state);
            long left = count(state, catalogs);
            report(state, catalogs, before - left, left);
            strangers(state, known);
            return !ended ? ExitCode.FAILED : left == 0 ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }

    private static boolean send(CaravanConfig config, List<String> catalogs, InstallLayout install, StateStore state)
            throws Exception {
        AtomicReference<RunRecord> record = new AtomicReference<>();
        new Caravan(
                        new Caravan.Job("replay", Caravan.Mode.REPLAY, config, install, state, Caravan.Reload.OFF),
                        Map.of(),
                        record::set)
                .replaying(catalogs)
                .run();
        return record.get() != null;
    }

    private static long count(StateStore state, List<String> catalogs) {
        long count = 0;
        for (String catalog : catalogs) {
            for (Iterator<DeadLetter> each = state.deadLetters().of(catalog); each.hasNext(); each.next()) {
                count++;
            }
        }
        return count;
    }

    private void report(StateStore state, List<String> catalogs, long accepted, long left) {
        PrintWriter out = spec.commandLine().getOut();
        List<DeadLetter> first = new ArrayList<>();
        for (String catalog : catalogs) {
            Iterator<DeadLetter> each = state.deadLetters().of(catalog);
            while (each.hasNext() && first.size() < SHOWN) {
                first.add(each.next());
            }
        }
        if (options.isJson()) {
            out.print(json(first, accepted, left) + "\n");
        } else {
            out.print(accepted + " accepted, " + left + " still refused\n");
            first.forEach(letter -> out.print("  " + letter.catalog() + ": " + InspectText.safe(letter.table()) + ": "
                    + InspectText.safe(letter.reason()) + "\n"));
            if (left > first.size()) {
                out.print("  and " + (left - first.size()) + " more\n");
            }
        }
        out.flush();
    }

    private static ObjectNode json(List<DeadLetter> letters, long accepted, long left) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("accepted", accepted);
        line.put("refused", left);
        ArrayNode array = line.putArray("letters");
        for (DeadLetter letter : letters) {
            array.addObject()
                    .put("catalog", letter.catalog())
                    .put("table", letter.table())
                    .put("status", letter.status())
                    .put("reason", letter.reason());
        }
        return line;
    }

    /** Letters to a catalog that the configuration no longer has wait for it. */
    private void strangers(StateStore state, List<String> known) {
        long strangers = state.deadLetters().count() - count(state, known);
        if (strangers > 0) {
            spec.commandLine()
                    .getErr()
                    .println(strangers + (strangers == 1 ? " letter is" : " letters are")
                            + " to catalogs that the configuration does not have; they stay until it does");
        }
    }
}
