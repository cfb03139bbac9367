package io.lakecaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.tag.evaluation.WrittenColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evaluation of detectors once more, through readers and types: files are written, inspected, and judged by their tags. */
class InspectedEvaluationTest {
    private static final int ONE_IN = 6;

    @TempDir
    private Path folder;

    @Test
    void whatIsReadFromFilesIsJudgedAsWellAsTheColumnsThemselves() throws IOException {
        WrittenColumns written = WrittenColumns.write(folder, ONE_IN);
        Ran ran = Ran.program(Stream.concat(Stream.of("inspect", "--json"), written.files().stream())
                .toArray(String[]::new));
        Map<String, Map<String, Set<String>>> said = new HashMap<>();
        for (String line : ran.out().lines().toList()) {
            JsonNode object = new ObjectMapper().readTree(line);
            Map<String, Set<String>> columns = new HashMap<>();
            object.path("columns").forEach(column -> {
                Set<String> tags = new TreeSet<>();
                column.path("tags").forEach(tag -> tags.add(tag.asText()));
                columns.put(column.path("name").asText(), tags);
            });
            said.put(object.path("object").asText(), columns);
        }
        assertThat(said.keySet()).isEqualTo(Set.copyOf(List.copyOf(written.files())));
        System.out.println(written.judge(said));
    }
}
