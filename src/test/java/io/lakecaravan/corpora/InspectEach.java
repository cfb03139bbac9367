package io.lakecaravan.corpora;

import io.lakecaravan.cli.CaravanCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * Runs {@code inspect --json --rows all} on every file that the standard input names, one a line; writes milliseconds,
 * exit code, and what the command printed, parted by tabs. The argument is the folder for rows.
 */
final class InspectEach {
    private InspectEach() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream results = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String file = in.readLine(); file != null; file = in.readLine()) {
                StringWriter printed = new StringWriter();
                CommandLine line = new CommandLine(new CaravanCommand());
                line.setCaseInsensitiveEnumValuesAllowed(true);
                line.setOut(new PrintWriter(printed));
                line.setErr(new PrintWriter(printed));
                long start = System.nanoTime();
                int exit =
                        line.execute("inspect", "--json", "--rows", "all", "--to", "json", "--out", arguments[0], file);
                long millis = (System.nanoTime() - start) / 1_000_000;
                results.println(millis + "\t" + exit + "\t" + printed.toString().replaceAll("\\s+", " "));
            }
        }
    }
}
