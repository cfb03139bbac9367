package io.lakecaravan.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every command takes. */
final class CommonOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "config/caravan.yaml",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    Path config = Path.of("config/caravan.yaml");

    @Option(names = "--source", paramLabel = "NAME", description = "Only this source.")
    Optional<String> source = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Directory of the local catalog (default: as configured, else catalog).")
    Optional<Path> output = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "state",
            description = "Directory of what is kept between runs (default: ${DEFAULT-VALUE}).")
    Path state = Path.of("state");

    @Option(names = "--json", description = "Machine output on stdout; logs go to stderr.")
    boolean json;

    @Option(names = "--full", description = "Ignore the state: read and send everything again.")
    boolean full;

    @Option(names = "--strict", description = "Known findings count for the exit code, too.")
    boolean strict;

    @Option(names = "-v", description = "Log more.")
    boolean verbose;
}
