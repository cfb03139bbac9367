package io.lakecaravan.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that all commands share. Paths are relative to the working directory. */
public final class CommonOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "config/caravan.yaml",
            description = "Configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config", "caravan.yaml");

    @Option(names = "--source", paramLabel = "NAME", description = "Only this source of the configuration.")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Folder of the local catalog (default: as configured, or catalog).")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "state",
            description = "Folder of the state (default: ${DEFAULT-VALUE}).")
    private Path state = Path.of("state");

    @Option(names = "--json", description = "Machine output on stdout, logs on stderr.")
    private boolean json;

    @Option(names = "--full", description = "Ignore the state: look at everything again.")
    private boolean full;

    @Option(names = "--strict", description = "Known findings count for the exit code, too.")
    private boolean strict;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more of what is done.")
    private boolean verbose;

    public Path config() {
        return config;
    }

    /** Empty: all sources. */
    public Optional<String> source() {
        return source;
    }

    /** Empty: the folder of the configuration. */
    public Optional<Path> output() {
        return output;
    }

    public Path state() {
        return state;
    }

    public boolean isJson() {
        return json;
    }

    public boolean isFull() {
        return full;
    }

    public boolean isStrict() {
        return strict;
    }

    public boolean isVerbose() {
        return verbose;
    }
}
