package io.lakecaravan.cli;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.s3.S3Clients;
import io.lakecaravan.s3.SourceCheck;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks each source and catalog a question or two and changes nothing there. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Can each source and catalog be reached and used? One line each, with the fix.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all can be used", "2:bad usage or configuration", "3:one cannot be used"})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CaravanConfig config = Workspace.config(options);
        boolean fine = true;
        for (SourceConfig source : config.sources()) {
            fine &= tell(source(source));
        }
        try (CatalogCheck catalogs = new CatalogCheck(config)) {
            for (CatalogConfig catalog : config.catalogs()) {
                fine &= tell(List.of(catalogs.check(catalog)));
            }
        }
        return fine ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<Checked> source(SourceConfig source) {
        List<Checked> lines = new ArrayList<>();
        for (SourceCheck.Outcome outcome : SourceCheck.check(new S3Clients(name -> Optional.empty()), source)) {
            lines.add(new Checked("source", outcome.source(), outcome.line(), outcome.fix()));
        }
        return lines;
    }

    /** @return whether all of them passed */
    private boolean tell(List<Checked> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(line -> out.print((options.isJson() ? line.json() : line.text()) + "\n"));
        out.flush();
        return lines.stream().allMatch(Checked::isFine);
    }
}
