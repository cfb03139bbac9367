package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.tag.evaluation.LeakCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values of columns, sensitive or not, leave the process in the sample and the profile of a table, as configured, and nowhere
 * else: not in logs, findings, reasons, the state or the run's record. Broken objects are part of the lake, as errors like to
 * quote what they choke on.
 */
class ValuesStayInsideTest {
    private static final int ONE_IN = 12;
    private static final int A_TABLE = 8;

    @TempDir
    private Path folder;

    private TestLake lake;
    private final Log log = new Log();

    /** Everything that is logged, at the level that the command sets. */
    private static final class Log extends AbstractAppender {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        Log() {
            super("kept", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            StringBuilder line = new StringBuilder(event.getMessage().getFormattedMessage());
            for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
                line.append('\n').append(cause);
            }
            lines.add(line.toString());
        }
    }

    @BeforeEach
    void start() throws IOException {
        lake = new TestLake(folder);
        log.start();
        ((Logger) LogManager.getRootLogger()).addAppender(log);
    }

    @AfterEach
    void stop() throws IOException {
        ((Logger) LogManager.getRootLogger()).removeAppender(log);
        lake.close();
    }

    /** Tables of some columns each, in text formats by turns; of each a second object that is cut off in a row. */
    private void plant(Map<String, List<String>> columns) {
        List<Map.Entry<String, List<String>>> all = new ArrayList<>(columns.entrySet());
        for (int from = 0; from < all.size(); from += A_TABLE) {
            List<Map.Entry<String, List<String>>> some = all.subList(from, Math.min(all.size(), from + A_TABLE));
            int rows = some.stream()
                    .mapToInt(column -> column.getValue().size())
                    .max()
                    .orElse(0);
            boolean json = from / A_TABLE % 2 == 0;
            StringBuilder text = new StringBuilder(json ? "" : csv(some, -1));
            for (int row = 0; row < rows; row++) {
                text.append(json ? json(some, row) : csv(some, row));
            }
            String key = "t" + from + "/part" + (json ? ".jsonl" : ".csv");
            lake.put(key, text.toString());
            lake.put(key.replace("part", "torn"), text.substring(0, text.length() * 2 / 3) + "\"\u0000{[");
        }
    }

    private static String csv(List<Map.Entry<String, List<String>>> columns, int row) {
        return columns.stream()
                        .map(column -> row < 0 ? column.getKey() : value(column.getValue(), row))
                        .map(value -> "\"" + value.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static String json(List<Map.Entry<String, List<String>>> columns, int row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        columns.forEach(column -> object.put(column.getKey(), value(column.getValue(), row)));
        return object + "\n";
    }

    private static String value(List<String> values, int row) {
        return row < values.size() ? values.get(row) : "";
    }

    @Test
    void nothingOfThemIsFoundOutside() throws IOException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        LeakCheck.sensitiveColumns(ONE_IN)
                .forEach((id, values) -> columns.put("c" + columns.size() + "_" + id, values));
        assertThat(columns).hasSizeGreaterThan(40);
        LeakCheck.otherColumns(4 * ONE_IN)
                .forEach((id, values) -> columns.put("c" + columns.size() + "_" + id, values));
        LeakCheck check = LeakCheck.of(columns);
        plant(columns);
        Ran ran = lake.run("crawl", "--json", "-v");
        assertThat(ran.exitCode()).as(ran.err()).isIn(0, 1);
        Ran again = lake.run("crawl", "--full", "--json", "-v");

        check.assertNothingOfThemIn("the output", ran.out() + ran.err() + again.out() + again.err());
        assertThat(log.lines).hasSizeGreaterThan(10);
        check.assertNothingOfThemIn("the log", String.join("\n", log.lines));
        texts(lake.state()).forEach(check::assertNothingOfThemIn);
        check.assertNothingOfThemIn("run.json", Files.readString(lake.catalog().resolve("run.json")));
        texts(lake.catalog().resolve("runs")).forEach(check::assertNothingOfThemIn);
        int tagged = 0;
        for (JsonNode table : tables()) {
            String rest =
                    ((ObjectNode) table).without(List.of("sample", "profile")).toString();
            check.assertNothingOfThemIn("table " + table.path("name"), rest);
            tagged += table.findParents("detected").size();
        }
        assertThat(tagged).as("reasons were looked at").isGreaterThan(10);
        assertThatThrownBy(() -> tables().forEach(table -> check.assertNothingOfThemIn("a sample", table.toString())))
                .as("the check finds what is there")
                .isInstanceOf(AssertionError.class);
    }

    private List<JsonNode> tables() throws IOException {
        List<JsonNode> tables = new ArrayList<>();
        try (Stream<Path> files = Files.walk(lake.catalog().resolve("tables"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                tables.add(new ObjectMapper().readTree(file.toFile()));
            }
        }
        return tables;
    }

    /** Bytes that are no text do not hide the texts beside them. */
    private static Map<String, String> texts(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(Path::toString, file -> {
                try {
                    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
    }
}
