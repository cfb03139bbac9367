package io.lakecaravan.corpora;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class of the tests in a JVM with 256 MB of heap. */
final class SmallJvm {
    static final String HEAP = "-Xmx256m";

    private SmallJvm() {}

    /** What a run printed. */
    record Ran(int exit, List<String> lines) {}

    /** @param input lines for its standard input */
    static Ran run(Class<?> main, List<String> arguments, List<String> input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            try (var to = process.outputWriter(StandardCharsets.UTF_8)) {
                for (String line : input) {
                    to.write(line + "\n");
                }
            }
            List<String> lines = new ArrayList<>();
            try (BufferedReader from = process.inputReader(StandardCharsets.UTF_8)) {
                from.lines().forEach(lines::add);
            }
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the process goes on after it closed its output");
            }
            return new Ran(process.exitValue(), lines);
        } finally {
            process.destroyForcibly();
        }
    }
}
