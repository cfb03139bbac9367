package io.lakecaravan.cli;

import io.lakecaravan.config.InstallLayout;
import io.lakecaravan.format.ExtensionJars;
import io.lakecaravan.state.StateException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The program. Without a sub-command it does what {@code run} does. */
@Command(
        name = "caravan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Finds the tables in object stores and tells the data catalogs.",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            CrawlCommand.class,
            PlanCommand.class,
            InspectCommand.class,
            ExplainCommand.class,
            CheckCommand.class,
            LintCommand.class,
            InitCommand.class,
            ReplayCommand.class,
            CleanupCommand.class
        })
public final class CaravanCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--dev", description = "Load routes anew when they are edited.")
    private boolean development;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(start(arguments));
    }

    private static int start(String[] arguments) {
        Path code = InstallLayout.codeOf(CaravanCommand.class);
        try {
            ClassLoader extended = ExtensionJars.find(code, Path.of("")).loader(CaravanCommand.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(extended);
            return commandLine().execute(arguments);
        } catch (RuntimeException e) {
            // Commands are made before they run; of what goes wrong there, a jar that cannot be used is the user's.
            String mistake = Startup.mistake(e).orElseThrow(() -> e);
            new PrintWriter(System.err, true, Charset.defaultCharset()).println(mistake);
            return ExitCode.USAGE;
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new CaravanCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExitCodeExceptionMapper(CaravanCommand::exitCode);
        line.setExecutionExceptionHandler(CaravanCommand::explain);
        line.setExecutionStrategy(CaravanCommand::execute);
        return line;
    }

    private static int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (last.hasMatchedOption("-v")) {
            Configurator.setLevel("io.lakecaravan", Level.DEBUG);
            Configurator.setLevel("org.apache.camel", Level.INFO);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int exitCode(Throwable thrown) {
        boolean usage = thrown instanceof CommandLine.ParameterException
                || Startup.mistake(thrown).isPresent();
        return usage ? ExitCode.USAGE : ExitCode.FAILED;
    }

    /** Errors for people: the message alone where it is ours, with its trace where it is not. */
    private static int explain(Exception thrown, CommandLine line, ParseResult parsed) {
        Optional<String> mistake = Startup.mistake(thrown);
        Optional<StateException> state = Startup.cause(thrown, StateException.class);
        if (mistake.isPresent()) {
            line.getErr().println(mistake.get());
        } else if (state.isPresent()) {
            line.getErr().println(state.get().getMessage());
        } else {
            line.getErr().println("caravan failed: " + thrown);
            thrown.printStackTrace(line.getErr());
        }
        line.getErr().flush();
        return exitCode(thrown);
    }

    @Override
    public Integer call() throws Exception {
        return RunCommand.run(options, development, spec.commandLine().getOut());
    }
}
