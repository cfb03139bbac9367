package io.lakecaravan.demo;

import io.lakecaravan.finding.FindingCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A small lake with everything that a crawl has to cope with: formats, partitions, odd names, junk, and broken files. It
 * says beside each what a right crawl finds, so that the demo can judge itself.
 */
public final class DemoLake {
    public static final String BUCKET = "lake";

    /** A table that must be found. */
    public record Expected(String name, String format, long objects, Set<String> columns) {
        public Expected {
            columns = Set.copyOf(columns);
        }
    }

    /** A finding that must be reported. */
    public record ExpectedFinding(FindingCode code, String key) {}

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final List<Expected> tables = new ArrayList<>();
    private final Map<String, Long> rows = new TreeMap<>();
    private final List<ExpectedFinding> findings = new ArrayList<>();
    private long skipped;

    /** Everything that works so far. */
    public static DemoLake whole() throws IOException {
        DemoLake lake = new DemoLake();
        DemoTables.plant(lake);
        DemoTableFormats.plant(lake);
        DemoFaults.plant(lake);
        return lake;
    }

    void object(String key, byte[] content) {
        objects.put(key, content);
    }

    void object(String key, String content) {
        object(key, content.getBytes(StandardCharsets.UTF_8));
    }

    void junk(String key) {
        object(key, "");
        skipped++;
    }

    void expect(String name, String format, long count, String... columns) {
        tables.add(new Expected(name, format, count, Set.of(columns)));
    }

    /** @param count that must be found, exactly */
    void expectRows(String name, long count) {
        rows.put(name, count);
    }

    void expect(FindingCode code, String key) {
        findings.add(new ExpectedFinding(code, key));
    }

    /** Creates the bucket and puts the objects through the S3 API. */
    public void put(S3Client client) {
        client.createBucket(request -> request.bucket(BUCKET));
        objects.forEach((key, content) ->
                client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content)));
    }

    public long objects() {
        return objects.size();
    }

    /** Objects that are no data: marks, checksums, placeholders. */
    public long skipped() {
        return skipped;
    }

    public List<Expected> tables() {
        return List.copyOf(tables);
    }

    /** Exact row counts by table, where the lake says them. */
    public Map<String, Long> rows() {
        return Map.copyOf(rows);
    }

    public List<ExpectedFinding> findings() {
        return List.copyOf(findings);
    }
}
