package io.lakecaravan.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.config.ConfigProblem;
import io.lakecaravan.config.ConfigReader;
import io.lakecaravan.config.Placeholders;
import io.lakecaravan.config.RouteCheck;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.camel.impl.DefaultCamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is wrong with configuration, routes and Kamelets. Nothing is started. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Check configuration, routes and Kamelets; problems with file and line.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing to say", "1:warnings", "2:errors"})
public final class LintCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigReader reader;
    private final List<RouteCheck> checks;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = "--test",
            description = "Run the tests of tags, too: tags.tests and the files *.test.yaml beside the configuration.")
    private boolean test;

    @Spec
    private CommandSpec spec;

    /** Checks what the program was installed with and what {@code --config} names. */
    LintCommand() {
        this(
                new ConfigReader(Placeholders.of(new DefaultCamelContext()), Workspace.formats()),
                List.of(() -> new RouteFiles(Workspace.install()).problems()));
    }

    /** @param checks run after that of the configuration, in this order */
    public LintCommand(ConfigReader reader, List<RouteCheck> checks) {
        this.reader = reader;
        this.checks = List.copyOf(checks);
    }

    @Override
    public Integer call() {
        List<ConfigProblem> problems = new ArrayList<>(reader.check(options.config()));
        checks.forEach(check -> problems.addAll(check.problems()));
        int tests = 0;
        if (test && problems.stream().noneMatch(ConfigProblem::isError)) {
            TagTests tagTests = new TagTests(reader, options.config());
            problems.addAll(tagTests.problems());
            tests = tagTests.count();
        }
        PrintWriter out = spec.commandLine().getOut();
        long errors = problems.stream().filter(ConfigProblem::isError).count();
        long warnings = problems.size() - errors;
        if (options.isJson()) {
            problems.forEach(problem -> out.println(json(problem)));
        } else {
            problems.forEach(problem -> out.println((problem.isError() ? "" : "warning: ") + problem.text()));
            out.println(
                    problems.isEmpty()
                            ? options.config() + " is in order." + (test ? " " + count(tests, "test") + " passed." : "")
                            : count(errors, "error") + ", " + count(warnings, "warning"));
        }
        out.flush();
        return errors > 0 ? 2 : warnings > 0 ? 1 : 0;
    }

    private static String json(ConfigProblem problem) {
        ObjectNode line = JSON.createObjectNode();
        line.put("file", problem.file());
        line.put("line", problem.line());
        line.put("key", problem.key());
        line.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        line.put("code", problem.code());
        line.put("message", problem.message());
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
