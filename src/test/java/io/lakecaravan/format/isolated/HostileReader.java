package io.lakecaravan.format.isolated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Does what the first line of its object says. */
final class HostileReader implements ForeignReader {
    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        String[] words = words(source);
        switch (words[0]) {
            case "loop" -> loop();
            case "allocate" -> allocate();
            case "recurse" -> recurse(0);
            case "exit" -> System.exit(Integer.parseInt(words[1]));
            case "halt" -> Runtime.getRuntime().halt(9);
            case "kill" -> ProcessHandle.of(ProcessHandle.current().pid()).ifPresent(HostileReader::killHard);
            case "garbage" -> raw("SSN 123-45-6789 is what a parser printed".getBytes(StandardCharsets.UTF_8));
            case "huge-frame" -> raw(new byte[] {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 't'});
            case "lie" -> raw(new byte[] {0, 0, 0, 6, 't', 1, 0x7f, 0x7f, 0x7f, 0x7f});
            case "outside" -> source.read(0, 1 + (int) source.size());
            case "print" -> print();
            case "thread" -> leaveThread();
            case "format" -> throw new FormatException(FindingCode.HDF5_CORRUPT, 42, "our words", null);
            case "limit" -> throw new LimitException("our limit");
            case "defect" -> throw new IllegalStateException("secret value 123-45-6789");
            case "all-bytes" -> source.stream(0).readAllBytes();
            case "tiny-reads" -> tinyReads(source);
            case "environment" -> {
                return List.of(table(String.join(",", System.getenv().keySet())));
            }
            case "scratch" -> {
                Path file = Files.createTempFile("unpacked", ".so");
                return List.of(table(file.toString()));
            }
            default -> {
                return List.of(table(words[0] + " by " + ProcessHandle.current().pid()));
            }
        }
        return List.of(table("survived"));
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        String[] words = words(source);
        return new CountedRows(words[0], Long.parseLong(words[1]), source);
    }

    static Schema schema() {
        return Schema.of(
                Column.required("n", LogicalType.Int.signed(64)),
                Column.nullable("pid", LogicalType.Text.plain()).withNativeType("of the process"));
    }

    private static ReadTable table(String name) {
        return new ReadTable(
                name,
                "none",
                schema(),
                Optional.of(RowCount.exact(3)),
                Optional.empty(),
                List.of(new ColumnStatistics("n", 3, OptionalLong.of(0))),
                new Sample(
                        List.of("n", "pid"),
                        List.of(List.of(
                                JsonNodeFactory.instance.numberNode(0.1d), JsonNodeFactory.instance.nullNode()))),
                List.of(Finding.of(FindingCode.HDF5_DATASET_UNREADABLE, "", "", "ours")));
    }

    private static String[] words(ObjectSource source) throws IOException {
        byte[] head = source.read(0, (int) Math.min(source.size(), 100));
        return new String(head, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .split(" ", -1);
    }

    private static void loop() {
        long count = 0;
        while (count >= 0) {
            count = (count + 1) & 0xff;
        }
    }

    private static void allocate() {
        List<long[]> kept = new ArrayList<>();
        while (!kept.contains(null)) {
            kept.add(new long[1 << 20]);
        }
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : 1 + recurse(depth + 1);
    }

    private static void killHard(ProcessHandle self) {
        try {
            new ProcessBuilder("kill", "-9", String.valueOf(self.pid())).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("resource")
    private static void raw(byte[] bytes) throws IOException {
        DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        out.write(bytes);
        out.flush();
    }

    private static void print() throws IOException {
        String line = "x".repeat(1000);
        for (int i = 0; i < 10_000; i++) {
            System.out.println(line);
            System.err.println(line);
        }
        new FileOutputStream(FileDescriptor.err).write(new byte[1 << 20]);
    }

    private static void leaveThread() {
        Thread thread = new Thread(HostileReader::loop);
        thread.setDaemon(true);
        thread.start();
    }

    private static void tinyReads(ObjectSource source) throws IOException {
        for (int i = 0; i < source.size(); i++) {
            source.read(i, 1);
        }
    }

    /** As many rows as are asked for; {@code rows-loop} loops after half of them, {@code rows-fail} fails there. */
    private static final class CountedRows implements RowStream {
        private final String mode;
        private final long rows;
        private final ObjectSource source;
        private long given;

        CountedRows(String mode, long rows, ObjectSource source) {
            this.mode = mode;
            this.rows = rows;
            this.source = source;
        }

        @Override
        public Schema schema() {
            return HostileReader.schema();
        }

        @Override
        public Optional<Row> next() throws IOException {
            if (given == rows) {
                return Optional.empty();
            }
            if (given == rows / 2 && mode.equals("rows-loop")) {
                loop();
            }
            if (given == rows / 2 && mode.equals("rows-fail")) {
                throw new FormatException(FindingCode.HDF5_CORRUPT, "our words");
            }
            source.read(given % source.size(), 1);
            List<Object> values = new ArrayList<>();
            values.add(given++);
            values.add(String.valueOf(ProcessHandle.current().pid()));
            if (mode.equals("rows-wide")) {
                values.add("too much");
            }
            return Optional.of(new Row(values));
        }

        @Override
        public List<Finding> findings() {
            return List.of(Finding.of(FindingCode.HDF5_DATASET_UNREADABLE, "", "", "at the end"));
        }

        @Override
        public void close() {
            if (mode.equals("rows-stuck")) {
                loop();
            }
        }
    }
}
