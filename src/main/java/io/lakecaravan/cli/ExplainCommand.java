package io.lakecaravan.cli;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.Glob;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.flow.ReadSettings;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.inspect.ObjectInspector;
import io.lakecaravan.layout.Explainer;
import io.lakecaravan.layout.ExplainedKey;
import io.lakecaravan.layout.ExplainedTable;
import io.lakecaravan.layout.FileName;
import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.Listing;
import io.lakecaravan.s3.ListingException;
import io.lakecaravan.s3.S3Clients;
import io.lakecaravan.s3.SourceException;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

/** Says which table a key belongs to, and why. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Say which table a key belongs to, by which rule, on what evidence, and the line of configuration that changes it.",
            "Of an object in a store the source is listed, and what decides is read. With --keys names alone decide."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:explained", "2:bad usage, such as no such file", "3:the store failed"})
final class ExplainCommand implements Callable<Integer> {
    private static final String SCHEME = "s3://";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "s3://bucket/key", description = "The key; no object needs to lie there yet.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Keys to explain instead, one a line: key, size, etag and last-modified between tabs, of which"
                    + " only the key is required. No store is needed.")
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Of the store where no source of the configuration has the bucket; default: AWS.")
    private Optional<URI> endpoint = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (target.isPresent() == keys.isPresent()) {
            throw new UsageException("explain needs either s3://bucket/key or --keys FILE");
        }
        try {
            if (keys.isPresent()) {
                explainKeys(keys.orElseThrow());
            } else {
                explainObject(target.orElseThrow());
            }
        } catch (ObjectException | SourceException | ListingException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.FAILED;
        }
        return ExitCode.DONE;
    }

    private void explainKeys(Path file) throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(file + ": there is no such file");
        }
        SourceConfig source = configured(Optional.empty()).orElseGet(() -> plain("keys", "bucket"));
        String bucket = source.buckets().get(0);
        Explainer explainer = new Explainer(source, bucket, object -> List.of());
        try (KeyList list = new KeyList(file, bucket)) {
            list.forEach(explainer::add);
            explainer.finish();
            list.forEach(object -> print(explainer.key(object)));
        }
        explainer.tables().forEach(this::print);
        spec.commandLine().getOut().flush();
    }

    private void explainObject(String uri) throws Exception {
        int slash = uri.indexOf('/', SCHEME.length());
        if (!uri.startsWith(SCHEME) || slash <= SCHEME.length() || slash == uri.length() - 1) {
            throw new UsageException("'" + uri + "' is no object. Write s3://bucket/key");
        }
        String bucket = uri.substring(SCHEME.length(), slash);
        String key = uri.substring(slash + 1);
        SourceConfig source =
                configured(Optional.of(bucket)).orElseGet(() -> plain(bucket, bucket));
        try (LakeObjects lake = new LakeObjects(List.of(source), new S3Clients(name -> Optional.empty()))) {
            LakeObject asked = new LakeObject(bucket, key, 1, Optional.empty(), Instant.EPOCH, LakeObject.STANDARD);
            Explainer explainer =
                    new Explainer(source, bucket, object -> contents(lake, source, object), asked);
            boolean there = false;
            Iterator<ObjectPage> pages = Listing.of(lake.client(source.name())).pages(bucket);
            while (pages.hasNext()) {
                for (LakeObject object : pages.next().objects()) {
                    explainer.add(object);
                    there |= object.key().equals(key);
                }
            }
            explainer.finish();
            if (!there && !options.isJson()) {
                spec.commandLine().getErr().println("No object lies at " + InspectText.safe(uri)
                        + "; this is what one by that name would belong to.");
            }
            ExplainedKey explained = explainer.key(asked);
            print(explained);
            explained.table().ifPresent(this::print);
            spec.commandLine().getOut().flush();
        }
    }

    private static List<Fragment> contents(LakeObjects lake, SourceConfig source, LakeObject object) {
        String format = FileName.of(object.key().substring(object.key().lastIndexOf('/') + 1)).format();
        ReadBudget budget =
                new ReadBudget(Clock.systemUTC(), LONGEST, source.sample().bytesPerObject());
        try (ObjectSource bytes = lake.open(source.name(), object, budget)) {
            return new ObjectInspector(Formats.installed())
                    .inspect(object, bytes, format, ReadSettings.of(Optional.of(source), object.key(), 0))
                    .fragments();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source of the configuration that is named, or that has the bucket. */
    private Optional<SourceConfig> configured(Optional<String> bucket) throws Exception {
        if (options.source().isEmpty() && (bucket.isEmpty() || !Files.exists(options.config()))) {
            return Optional.empty();
        }
        CaravanConfig config = Workspace.config(options);
        return config.sources().stream()
                .filter(source -> options.source().isPresent()
                        || source.buckets().stream().anyMatch(name -> Glob.of(name).matches(bucket.orElseThrow())))
                .findFirst();
    }

    private SourceConfig plain(String name, String bucket) {
        return SourceConfig.of(name, bucket, "", endpoint, Optional.empty(), new CredentialsConfig.DefaultChain());
    }

    private void print(ExplainedKey key) {
        println(options.isJson() ? ExplainOutput.json(key) : ExplainOutput.text(key));
    }

    private void print(ExplainedTable table) {
        println(options.isJson() ? ExplainOutput.json(table) : "\n" + ExplainOutput.text(table).stripTrailing());
    }

    private void println(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(line);
        out.print('\n');
    }
}
