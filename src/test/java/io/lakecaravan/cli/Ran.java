package io.lakecaravan.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command answered. */
record Ran(int exitCode, String out, String err) {
    /** The whole program, as a shell would call it. */
    static Ran program(String... arguments) {
        return run(CaravanCommand.commandLine(), arguments);
    }

    static Ran command(Object command, String... arguments) {
        return run(new CommandLine(command), arguments);
    }

    private static Ran run(CommandLine line, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }
}
