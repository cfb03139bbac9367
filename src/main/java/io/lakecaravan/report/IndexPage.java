package io.lakecaravan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The web page of the local catalog: {@code index.html} with its data in {@code page/}. It needs no server and loads
 * nothing from elsewhere: the list of tables is one script, details are scripts of about a megabyte, loaded when a table is
 * opened. One table's document is in memory at a time.
 */
public final class IndexPage {
    private static final int CHUNK_TABLES = 200;
    private static final long CHUNK_BYTES = 1_000_000;

    private final Path directory;
    private final JsonMapper mapper = JsonMapper.builder().build();

    /** @param directory of the local catalog */
    public IndexPage(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes the page from the tables that lie in the directory.
     *
     * @return {@code index.html}
     */
    public Path write(RunRecord run, Iterator<ReportedFinding> findings) throws IOException {
        Path page = directory.resolve("page");
        Files.createDirectories(page);
        try (ScriptFile script = new ScriptFile(page.resolve("run.js"), "caravan.run(")) {
            RunSummary.write(script.json(), run, findings);
            script.complete();
        }
        int chunks = tables(page);
        removeOlder(page, chunks);
        Path index = directory.resolve("index.html");
        Path half = directory.resolve("index.html.tmp");
        try (InputStream template = IndexPage.class.getResourceAsStream("index.html")) {
            Files.copy(template, half, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(half, index, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return index;
    }

    /** @return number of details files */
    private int tables(Path page) throws IOException {
        try (ScriptFile list = new ScriptFile(page.resolve("tables.js"), "caravan.index(")) {
            JsonGenerator json = list.json();
            json.writeStartArray();
            int chunk = 0;
            Iterator<Path> files = files().iterator();
            while (files.hasNext()) {
                chunk(page, chunk, files, json);
                chunk++;
            }
            json.writeEndArray();
            list.complete();
            return chunk;
        }
    }

    private void chunk(Path page, int chunk, Iterator<Path> files, JsonGenerator list) throws IOException {
        String call = "caravan.details(" + chunk + ", ";
        try (ScriptFile details = new ScriptFile(page.resolve(name(chunk)), call)) {
            details.json().writeStartArray();
            long bytes = 0;
            int place = 0;
            while (files.hasNext() && place < CHUNK_TABLES && bytes < CHUNK_BYTES) {
                Path file = files.next();
                Optional<JsonNode> table = read(file);
                if (table.isPresent()) {
                    IndexEntry.write(list, table.orElseThrow(), chunk, place);
                    details.json().writeTree(table.orElseThrow());
                    bytes += Files.size(file);
                    place++;
                }
            }
            details.json().writeEndArray();
            details.complete();
        }
    }

    private List<Path> files() throws IOException {
        Path tables = directory.resolve("tables");
        if (!Files.isDirectory(tables)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tables)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Files of others that happen to lie here are left out. */
    private Optional<JsonNode> read(Path file) throws IOException {
        try {
            JsonNode table = mapper.readTree(Files.readAllBytes(file));
            boolean ours = table != null
                    && table.path("name").isTextual()
                    && table.path("columns").isArray();
            return ours ? Optional.of(table) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void removeOlder(Path page, int chunks) throws IOException {
        for (int chunk = chunks; Files.deleteIfExists(page.resolve(name(chunk))); chunk++) {
            // The condition does the work: numbers have no gaps.
        }
    }

    private static String name(int chunk) {
        return "details-" + chunk + ".js";
    }
}
