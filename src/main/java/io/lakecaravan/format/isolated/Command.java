package io.lakecaravan.format.isolated;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.table.RecordJson;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader is to do with an object.
 *
 * @param reader name of its class
 * @param object name of the object, for messages
 * @param size of the object in bytes
 * @param time that is left
 * @param table and {@code projection} say which rows are wanted; empty for reading the tables
 */
record Command(
        String reader,
        String object,
        long size,
        Duration time,
        String table,
        List<String> projection,
        ReadOptions options) {
    Frame frame(Message message) {
        return Frame.of(message, this::write);
    }

    private void write(DataOutputStream out) throws IOException {
        ValueWriter values = new ValueWriter(out);
        values.write(reader);
        values.write(object);
        values.write(size);
        values.write(time);
        values.write(table);
        values.write(projection);
        values.write(RecordJson.mapper().writeValueAsBytes(options));
    }

    static Command read(DataInputStream in) throws IOException {
        ValueReader values = new ValueReader(in);
        return new Command(
                (String) values.read(),
                (String) values.read(),
                (Long) values.read(),
                (Duration) values.read(),
                (String) values.read(),
                texts((List<?>) values.read()),
                RecordJson.mapper().readValue((byte[]) values.read(), ReadOptions.class));
    }

    private static List<String> texts(List<?> values) {
        List<String> texts = new ArrayList<>(values.size());
        values.forEach(value -> texts.add((String) value));
        return texts;
    }
}
