package io.lakecaravan.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.state.CatalogCounts;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.RunRecord;
import io.lakecaravan.state.SourceRecord;
import io.lakecaravan.state.TableCounts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The record of a run for programs: {@code run.json} and {@code runs/<run-id>.json} in the local catalog's directory.
 * Findings are written as they come, so their number is not bounded by memory.
 */
public final class RunReport {
    private final Path directory;
    private final JsonFactory json = new JsonFactory();

    public RunReport(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes both files, replacing what is there.
     *
     * @param findings in order, as {@link io.lakecaravan.state.FindingHistory#of}
     * @return {@code run.json}
     */
    public Path write(RunRecord run, Iterator<ReportedFinding> findings) throws IOException {
        Path kept = directory.resolve("runs").resolve(fileName(run.id()));
        Path last = directory.resolve("run.json");
        Files.createDirectories(kept.getParent());
        Path half = kept.resolveSibling(kept.getFileName() + ".tmp");
        try (OutputStream out = Files.newOutputStream(half)) {
            document(out, run, findings);
        }
        Path copy = last.resolveSibling("run.json.tmp");
        Files.copy(half, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, last, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return last;
    }

    private static String fileName(String run) {
        if (!run.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "run id '" + run + "' cannot name a file; allowed are up to 100 letters, digits, '.', '_' and '-'");
        }
        return run + ".json";
    }

    private void document(OutputStream out, RunRecord run, Iterator<ReportedFinding> findings) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.setPrettyPrinter(JsonLayout.printer());
            generator.writeStartObject();
            counts(generator, run);
            generator.writeArrayFieldStart("findings");
            while (findings.hasNext()) {
                finding(generator, findings.next());
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("sources");
            for (SourceRecord source : run.sources()) {
                source(generator, source);
            }
            generator.writeEndArray();
            generator.writeEndObject();
            generator.writeRaw('\n');
        }
    }

    /** All members before the findings. */
    static void counts(JsonGenerator generator, RunRecord run) throws IOException {
        head(generator, run);
        counts(generator, "objects", run, "listed", "skipped", "read", "unchanged", "quarantined");
        counts(generator, "s3", run, "listRequests", "getRequests", "bytesRead");
        generator.writeFieldName("tables");
        tables(generator, run.tables());
        generator.writeObjectFieldStart("catalogs");
        for (Map.Entry<String, CatalogCounts> catalog : run.catalogs().entrySet()) {
            generator.writeFieldName(catalog.getKey());
            catalog(generator, catalog.getValue());
        }
        generator.writeEndObject();
    }

    private static void head(JsonGenerator generator, RunRecord run) throws IOException {
        generator.writeStringField("runId", run.id());
        generator.writeStringField("startedAt", run.startedAt().toString());
        text(generator, "endedAt", run.endedAt().map(Instant::toString));
        generator.writeStringField("status", run.status().text());
        generator.writeStringField("command", run.command());
        text(generator, "reason", run.reason());
    }

    private static void text(JsonGenerator generator, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            generator.writeStringField(name, text.orElseThrow());
        } else {
            generator.writeNullField(name);
        }
    }

    private static void counts(JsonGenerator generator, String name, RunRecord run, String... counters)
            throws IOException {
        generator.writeObjectFieldStart(name);
        for (String counter : counters) {
            generator.writeNumberField(counter, run.counter(counter));
        }
        generator.writeEndObject();
    }

    private static void tables(JsonGenerator generator, TableCounts tables) throws IOException {
        generator.writeStartObject();
        generator.writeNumberField("found", tables.found());
        generator.writeNumberField("created", tables.created());
        generator.writeNumberField("updated", tables.updated());
        generator.writeNumberField("unchanged", tables.unchanged());
        generator.writeNumberField("removed", tables.removed());
        generator.writeEndObject();
    }

    private static void catalog(JsonGenerator generator, CatalogCounts counts) throws IOException {
        generator.writeStartObject();
        generator.writeNumberField("written", counts.written());
        generator.writeNumberField("unchanged", counts.unchanged());
        generator.writeNumberField("deadLettered", counts.deadLettered());
        generator.writeNumberField("deferred", counts.deferred());
        generator.writeNumberField("removed", counts.removed());
        generator.writeEndObject();
    }

    private static void finding(JsonGenerator generator, ReportedFinding reported) throws IOException {
        generator.writeStartObject();
        findingMembers(generator, reported);
        generator.writeEndObject();
    }

    static void findingMembers(JsonGenerator generator, ReportedFinding reported) throws IOException {
        Finding finding = reported.finding();
        generator.writeStringField("code", finding.code().name());
        generator.writeStringField("severity", finding.code().severity().name().toLowerCase(Locale.ROOT));
        generator.writeStringField("source", reported.source());
        generator.writeStringField("bucket", finding.bucket());
        generator.writeStringField("key", finding.key());
        if (finding.offset().isPresent()) {
            generator.writeNumberField("offset", finding.offset().getAsLong());
        } else {
            generator.writeNullField("offset");
        }
        generator.writeStringField("message", finding.message());
        generator.writeBooleanField("new", reported.isNew());
    }

    private static void source(JsonGenerator generator, SourceRecord source) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("name", source.name());
        text(generator, "listing", source.listing().map(end -> end.name().toLowerCase(Locale.ROOT)));
        generator.writeObjectFieldStart("counters");
        for (Map.Entry<String, Long> counter : source.counters().entrySet()) {
            generator.writeNumberField(counter.getKey(), counter.getValue());
        }
        generator.writeEndObject();
        generator.writeFieldName("tables");
        tables(generator, source.tables());
        generator.writeEndObject();
    }
}
