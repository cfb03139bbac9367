package io.lakecaravan.durability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Very many small tables of several kinds, the same for the same seed. */
public final class GeneratedLake {
    public static final String BUCKET = "lake";

    private final SortedMap<String, byte[]> objects = new TreeMap<>();

    /** @param tables how many; some of them have partitions, some are broken */
    public GeneratedLake(int tables, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < tables; i++) {
            String root = "%s/table_%03d/".formatted(i % 3 == 0 ? "raw" : "refined", i);
            int files = 1 + random.nextInt(4);
            for (int file = 0; file < files; file++) {
                plant(root, i, file, random);
            }
        }
        objects.put("raw/_SUCCESS", new byte[0]);
        objects.put("raw/broken/empty.parquet", new byte[0]);
        objects.put("raw/broken-json/a.json", text("[{\"a\": 1}, {\"a\""));
    }

    private void plant(String root, int table, int file, Random random) {
        switch (table % 4) {
            case 0 -> objects.put(root + "day=2026-01-%02d/part-0.csv".formatted(file + 1), csv(table, file, random));
            case 1 -> objects.put(root + "part-%05d.jsonl".formatted(file), lines(table, file, random));
            case 2 -> objects.put(root + "part-%05d.jsonl.gz".formatted(file), gzip(lines(table, file, random)));
            default -> objects.put(root + "export-%d.csv".formatted(file), csv(table, file, random));
        }
    }

    private static byte[] csv(int table, int file, Random random) {
        StringBuilder csv = new StringBuilder("id,name,amount,c" + table + (file == 2 ? ",late" : "") + "\n");
        for (int row = 0; row < 20; row++) {
            csv.append(row).append(",n").append(random.nextInt(100)).append(',').append(random.nextInt(1000));
            csv.append(".25,").append(random.nextBoolean()).append(file == 2 ? ",2026-01-01\n" : "\n");
        }
        return text(csv.toString());
    }

    private static byte[] lines(int table, int file, Random random) {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < 20; row++) {
            lines.append("{\"id\":")
                    .append(random.nextInt(1000))
                    .append(",\"tags")
                    .append(table)
                    .append("\":[\"a\"],\"f")
                    .append(table)
                    .append('_')
                    .append(file);
            lines.append("\":").append(random.nextInt(10)).append(".5}\n");
        }
        return text(lines.toString());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public SortedMap<String, byte[]> objects() {
        return Collections.unmodifiableSortedMap(objects);
    }

    public void put(S3Client client) {
        client.createBucket(request -> request.bucket(BUCKET));
        objects.forEach((key, content) ->
                client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content)));
    }
}
