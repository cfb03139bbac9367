package io.lakecaravan.cli;

import io.lakecaravan.layout.KeyOrder;
import io.lakecaravan.table.LakeObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * A file of keys, one a line: {@code key size etag last-modified} between tabs, of which only the key is required. Sizes
 * are bytes, times ISO 8601. A file whose keys are not in the order of their bytes is sorted aside first, in memory that
 * does not grow with it.
 */
final class KeyList implements AutoCloseable {
    /** Lines sorted in memory at a time. */
    private static final int RUN = 50_000;

    private static final long UNKNOWN_SIZE = 1;
    private static final int FIELDS = 4;

    private final Path file;
    private final String bucket;
    private final List<Path> aside = new ArrayList<>();
    private Path sorted;

    KeyList(Path file, String bucket) throws IOException {
        this.file = file;
        this.bucket = bucket;
        sorted = file;
        if (!isSorted()) {
            sorted = sort();
        }
    }

    /** Gives every object in key order. */
    void forEach(Consumer<LakeObject> action) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(sorted, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isEmpty()) {
                    action.accept(object(line, number));
                }
            }
        }
    }

    private LakeObject object(String line, long number) {
        String[] fields = line.split("\t", -1);
        if (fields.length > FIELDS) {
            throw wrong(number, fields.length + " fields", "at most " + FIELDS + ": key size etag last-modified");
        }
        String size = fields.length > 1 ? fields[1] : "";
        String time = fields.length > 3 ? fields[3] : "";
        try {
            return new LakeObject(
                    bucket,
                    fields[0],
                    size.isEmpty() ? UNKNOWN_SIZE : Long.parseLong(size),
                    fields.length > 2 && !fields[2].isEmpty() ? Optional.of(fields[2]) : Optional.empty(),
                    time.isEmpty() ? Instant.EPOCH : Instant.parse(time),
                    LakeObject.STANDARD);
        } catch (NumberFormatException e) {
            throw wrong(number, "the size '" + size + "'", "a number of bytes, or nothing");
        } catch (DateTimeParseException e) {
            throw wrong(number, "the time '" + time + "'", "a time such as 2024-01-15T07:30:00Z, or nothing");
        }
    }

    private UsageException wrong(long number, String found, String allowed) {
        String where = sorted.equals(file) ? file + ":" + number : file.toString();
        return new UsageException(where + ": found " + found + ", allowed is " + allowed);
    }

    private static String key(String line) {
        int tab = line.indexOf('\t');
        return tab < 0 ? line : line.substring(0, tab);
    }

    private boolean isSorted() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String before = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String key = key(line);
                if (KeyOrder.UTF8.compare(before, key) > 0) {
                    return false;
                }
                before = key;
            }
            return true;
        }
    }

    private Path sort() throws IOException {
        Comparator<String> order = Comparator.comparing(KeyList::key, KeyOrder.UTF8);
        List<Path> runs = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<String> run = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                run.add(line);
                if (run.size() == RUN) {
                    runs.add(write(run, order));
                    run.clear();
                }
            }
            runs.add(write(run, order));
        }
        return merge(runs, order);
    }

    private Path write(List<String> run, Comparator<String> order) throws IOException {
        run.sort(order);
        Path path = newFile();
        Files.write(path, run, StandardCharsets.UTF_8);
        return path;
    }

    private Path newFile() throws IOException {
        Path path = Files.createTempFile("caravan-keys-", ".tsv");
        aside.add(path);
        return path;
    }

    private record Head(String line, BufferedReader rest) {}

    private Path merge(List<Path> runs, Comparator<String> order) throws IOException {
        Path merged = newFile();
        List<BufferedReader> readers = new ArrayList<>();
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::line, order));
        try (BufferedWriter writer = Files.newBufferedWriter(merged, StandardCharsets.UTF_8)) {
            for (Path run : runs) {
                BufferedReader reader = Files.newBufferedReader(run, StandardCharsets.UTF_8);
                readers.add(reader);
                push(heads, reader);
            }
            while (!heads.isEmpty()) {
                Head head = heads.poll();
                writer.write(head.line());
                writer.newLine();
                push(heads, head.rest());
            }
        } finally {
            for (BufferedReader reader : readers) {
                reader.close();
            }
        }
        return merged;
    }

    private static void push(PriorityQueue<Head> heads, BufferedReader reader) throws IOException {
        String line = reader.readLine();
        if (line != null) {
            heads.add(new Head(line, reader));
        }
    }

    @Override
    public void close() throws IOException {
        for (Path path : aside) {
            Files.deleteIfExists(path);
        }
    }
}
