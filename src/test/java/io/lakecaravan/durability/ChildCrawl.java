package io.lakecaravan.durability;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code crawl} command as a process of its own, that can be killed. */
public final class ChildCrawl {
    private final Path directory;
    private final Path config;

    /** @param directory for the state, the local catalog and the log */
    public ChildCrawl(Path directory, URI endpoint, Optional<URI> openMetadata, String token) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.config = directory.resolve("caravan.yaml");
        StringBuilder yaml = new StringBuilder("""
                sources:
                  - name: demo
                    bucket: lake
                    endpoint: %s
                    credentials: {access-key: "{{env:LAKE_KEY}}", secret-key: "{{env:LAKE_SECRET}}"}
                catalogs:
                  local: {directory: '%s'}
                """.formatted(endpoint, catalog()));
        openMetadata.ifPresent(
                url -> yaml.append("  openmetadata: {url: '" + url + "', token: \"{{env:OM_TOKEN}}\"}\n"));
        Files.writeString(config, yaml);
        Files.writeString(directory.resolve("token"), token);
    }

    public Path catalog() {
        return directory.resolve("catalog");
    }

    public Path state() {
        return directory.resolve("state");
    }

    public Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.lakecaravan.cli.CaravanCommand",
                "crawl",
                "--config",
                config.toString(),
                "--state",
                state().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("LAKE_KEY", Crawls.KEY);
        builder.environment().put("LAKE_SECRET", Crawls.SECRET);
        builder.environment().put("OM_TOKEN", Files.readString(directory.resolve("token")));
        return builder.start();
    }

    public Path log() {
        return directory.resolve("log.txt");
    }
}
