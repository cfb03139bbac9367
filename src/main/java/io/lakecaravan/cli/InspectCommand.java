package io.lakecaravan.cli;

import io.lakecaravan.config.DetectConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.flow.ReadSettings;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.inspect.ObjectInspector;
import io.lakecaravan.inspect.ObjectInspector.Inspected;
import io.lakecaravan.inspect.ObjectRows;
import io.lakecaravan.inspect.TableInspector;
import io.lakecaravan.layout.FileName;
import io.lakecaravan.s3.ListingException;
import io.lakecaravan.s3.SourceException;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.tag.Detection;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at objects one by one; needs no configuration. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Show format, columns, row count and a sample of objects, one by one.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing odd", "1:findings", "2:bad usage, such as no such file", "3:the store failed"})
final class InspectCommand implements Callable<Integer> {
    /** How many rows are written. */
    enum Rows {
        SAMPLE,
        ALL
    }

    /** One object, however large, may take as long as a person waits; the limit stops a stalled transfer. */
    private static final Duration LONGEST = Duration.ofHours(12);

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|s3://bucket/key",
            description = "Files, folders, objects, or prefixes that end in '/'.")
    private List<String> targets = List.of();

    @Option(
            names = "--rows",
            paramLabel = "sample|all",
            defaultValue = "sample",
            description = "all: write every row to files (default: ${DEFAULT-VALUE}).")
    private Rows rows = Rows.SAMPLE;

    @Option(
            names = "--to",
            paramLabel = "csv|json",
            defaultValue = "csv",
            description = "With --rows all: as CSV, or as JSON with one object a line (default: ${DEFAULT-VALUE}).")
    private RowWriter.To to = RowWriter.To.CSV;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "With --rows all: folder of the files (default: the working directory).")
    private Path out = Path.of(".");

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Of the store where no --source is given, for path-style access; default: AWS.")
    private Optional<URI> endpoint = Optional.empty();

    @Spec
    private CommandSpec spec;

    private final Formats formats = Formats.installed();
    private final ObjectInspector inspector = new ObjectInspector(formats);
    private final ObjectRows objectRows = new ObjectRows(formats);
    private final TableInspector tableInspector = new TableInspector();
    private final InspectJson json = new InspectJson();
    private Optional<Detection> detection = Optional.empty();

    @Override
    public Integer call() throws Exception {
        for (String target : targets) {
            if (!InspectInputs.exists(target)) {
                throw new UsageException(target + ": there is no such file or folder. Objects in a store are written"
                        + " s3://bucket/key");
            }
        }
        boolean findings = false;
        try (InspectInputs inputs = new InspectInputs(configured(), endpoint)) {
            for (String target : targets) {
                Iterator<InspectInput> each = inputs.of(target);
                while (each.hasNext()) {
                    findings |= inspect(each.next());
                }
            }
        } catch (ObjectException | SourceException | ListingException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.FAILED;
        }
        return findings ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private Optional<SourceConfig> configured() throws Exception {
        return options.source().isEmpty()
                ? Optional.empty()
                : Optional.of(Workspace.config(options).sources().get(0));
    }

    /** @return whether there were findings */
    private boolean inspect(InspectInput input) throws IOException {
        InspectedObject inspected = look(input);
        PrintWriter print = spec.commandLine().getOut();
        print.print(options.isJson() ? json.line(inspected) + "\n" : InspectText.of(inspected));
        print.flush();
        return !inspected.findings().isEmpty();
    }

    private InspectedObject look(InspectInput input) throws IOException {
        int wanted = input.source().map(source -> source.sample().rows()).orElse(ReadOptions.DEFAULT.sampleRows());
        ReadOptions reading = ReadSettings.of(input.source(), input.object().key(), Math.max(wanted, Detection.ROWS));
        ReadBudget budget = new ReadBudget(Clock.systemUTC(), LONGEST, Long.MAX_VALUE);
        InspectedObject inspected = input.content() instanceof InspectInput.Table table
                ? table(input, table, budget, reading)
                : object(input, (InspectInput.Bytes) input.content(), budget, reading);
        return inspected.showing(wanted);
    }

    private InspectedObject object(
            InspectInput input, InspectInput.Bytes content, ReadBudget budget, ReadOptions reading) throws IOException {
        String key = input.object().key();
        String format = FileName.of(key.substring(key.lastIndexOf('/') + 1)).format();
        try (ObjectSource source = content.opening().open(budget)) {
            Inspected inspected = inspector.inspect(input.object(), source, format, reading);
            long bytes = source.bytesRead();
            int requests = source.requests();
            List<Finding> findings = InspectedObject.findings(inspected.fragments());
            List<String> written = export(
                    input, inspected, findings, fragment -> objectRows.open(source, fragment, List.of(), reading));
            return new InspectedObject(
                    input.name(),
                    inspected.fragments(),
                    inspected.samples(),
                    tags(input, inspected),
                    findings,
                    bytes,
                    requests,
                    written);
        }
    }

    private InspectedObject table(
            InspectInput input, InspectInput.Table content, ReadBudget budget, ReadOptions reading) throws IOException {
        TableRoot root = content.opening().open(budget);
        Inspected inspected = tableInspector.inspect(input.object(), root, content.format(), reading);
        long bytes = budget.bytes();
        int requests = budget.requests();
        List<Finding> findings = InspectedObject.findings(inspected.fragments());
        List<String> written =
                export(input, inspected, findings, fragment -> content.format().rows(root, List.of(), reading));
        return new InspectedObject(
                input.name(),
                inspected.fragments(),
                inspected.samples(),
                tags(input, inspected),
                findings,
                bytes,
                requests,
                written);
    }

    /** What names and values of each table suggest. */
    private List<ColumnTags> tags(InspectInput input, Inspected inspected) {
        if (detection.isEmpty()) {
            detection = Optional.of(new Detection(DetectConfig.ALL));
        }
        String key = input.object().key();
        String name = key.substring(key.lastIndexOf('/') + 1);
        return ColumnTags.of(detection.get(), name, inspected);
    }

    /** Opens the rows of one of the tables of an input. */
    @FunctionalInterface
    private interface Streaming {
        RowStream open(Fragment fragment) throws IOException;
    }

    private List<String> export(InspectInput input, Inspected inspected, List<Finding> findings, Streaming streaming)
            throws IOException {
        if (rows != Rows.ALL) {
            return List.of();
        }
        RowExport export = new RowExport(out, to);
        RowExport.Placing placing =
                inspected.fragments().size() == 1 ? RowExport.Placing.ALONE : RowExport.Placing.ONE_OF_SEVERAL;
        List<String> written = new ArrayList<>();
        for (Fragment fragment : inspected.fragments()) {
            if (!fragment.isUsable()) {
                continue;
            }
            RowExport.Exported exported =
                    export.write(input.output(), placing, fragment, () -> streaming.open(fragment));
            written.add(exported.file().toString());
            // Inspecting told of the first rows what streaming tells of all.
            exported.findings().forEach(found -> {
                findings.removeIf(earlier -> earlier.code() == found.code());
                findings.add(found);
            });
        }
        return written;
    }
}
