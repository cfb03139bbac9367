package io.lakecaravan.format.log;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records of a log in order: a line each, with the lines that go on with it where the layout has such. */
final class LogRecords implements Closeable {
    private final LogLines lines;
    private final LogLayout layout;
    private Optional<List<String>> ahead = Optional.empty();
    private boolean started;
    private long skipped;

    LogRecords(LogLines lines, LogLayout layout) {
        this.lines = lines;
        this.layout = layout;
    }

    Optional<List<String>> next() throws IOException {
        if (!started) {
            started = true;
            ahead = nextFitting();
        }
        if (ahead.isEmpty() || !layout.continues()) {
            Optional<List<String>> record = ahead;
            ahead = record.isEmpty() ? record : nextFitting();
            return record;
        }
        List<String> record = new ArrayList<>(ahead.get());
        ahead = continued(record);
        return Optional.of(record);
    }

    private Optional<List<String>> nextFitting() throws IOException {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            Optional<List<String>> fields = layout.split(line.get());
            if (fields.isPresent()) {
                return fields;
            }
            skipped += line.get().isBlank() || line.get().startsWith("#") ? 0 : 1;
        }
        return Optional.empty();
    }

    /** Adds the lines up to the next record to the last field, and gives that record. */
    private Optional<List<String>> continued(List<String> record) throws IOException {
        int last = record.size() - 1;
        StringBuilder text = new StringBuilder(record.get(last) == null ? "" : record.get(last));
        Optional<List<String>> next = Optional.empty();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            next = layout.split(line.get());
            if (next.isPresent()) {
                break;
            }
            if (text.length() < LogLines.MOST_LINE) {
                text.append('\n').append(line.get());
            } else {
                skipped++;
            }
        }
        String whole = text.toString().stripTrailing();
        record.set(last, whole.isEmpty() ? null : whole);
        return next;
    }

    /** Lines that are neither records nor parts of them. */
    long skipped() {
        return skipped;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
