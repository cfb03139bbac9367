package io.lakecaravan.cli;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.demo.DemoLake;
import io.lakecaravan.demo.DemoVerdict;
import io.lakecaravan.demo.EmbeddedS3;
import io.lakecaravan.flow.Caravan;
import io.lakecaravan.s3.S3Clients;
import io.lakecaravan.s3.SourceClient;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.StateStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start an S3 server on loopback, fill it with a small lake, crawl it, and check what was found.")
final class DemoCommand implements Callable<Integer> {
    private static final String KEY = "demo";
    private static final String SECRET = "demo-secret";

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--keep", description = "Keep the server running afterwards, until the process is ended.")
    private boolean keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path output = options.output().orElse(Path.of("catalog"));
        Path work = Files.createTempDirectory("caravan-demo-");
        try (EmbeddedS3 server = EmbeddedS3.start(work.resolve("s3"), KEY, SECRET)) {
            CaravanConfig config = config(server, output);
            DemoLake lake = DemoLake.whole();
            try (SourceClient client = new S3Clients(name -> Optional.empty())
                    .open(config.sources().get(0))) {
                lake.put(client.s3());
            }
            out.println(
                    "Planted " + lake.objects() + " objects in s3://" + DemoLake.BUCKET + " at " + server.endpoint());
            out.flush();
            int code = crawl(config, lake, work.resolve("state"), out);
            if (keep) {
                out.println("The server runs on at " + server.endpoint() + " (access key " + KEY + ", secret key "
                        + SECRET + ") until this process is ended.");
                out.flush();
                Thread.currentThread().join();
            }
            return code;
        } finally {
            delete(work);
        }
    }

    private int crawl(CaravanConfig config, DemoLake lake, Path stateFolder, PrintWriter out) throws Exception {
        try (StateStore state = StateStore.open(stateFolder)) {
            Crawl crawl = new Crawl(config, options, out);
            RunRecord record = crawl.run("demo", Caravan.Mode.ONCE, Caravan.Reload.OFF, state, Workspace.install())
                    .get();
            DemoVerdict verdict = DemoVerdict.of(lake, record, state);
            verdict.lines().forEach(out::println);
            out.flush();
            return verdict.isRight() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private static CaravanConfig config(EmbeddedS3 server, Path output) {
        SourceConfig source = SourceConfig.of(
                "demo",
                DemoLake.BUCKET,
                "",
                Optional.of(server.endpoint()),
                Optional.of("us-east-1"),
                new CredentialsConfig.KeyPair(KEY, SECRET, Optional.empty()));
        TagConfig.Rule people = new TagConfig.Rule(
                Optional.of("customers/**"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of("PII.Sensitive"));
        return new CaravanConfig(
                List.of(source),
                new TagConfig(List.of("Source.S3"), List.of(people)),
                List.of(new CatalogConfig.Local("local", output)),
                CaravanConfig.DEFAULT_TABLE_LIMIT);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
