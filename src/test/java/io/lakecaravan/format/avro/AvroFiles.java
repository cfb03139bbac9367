package io.lakecaravan.format.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Files written by the reference implementation. */
final class AvroFiles {
    static final Schema NUMBERED = record("{'name':'id','type':'long'},{'name':'name','type':['null','string']}");

    private AvroFiles() {}

    static Schema schema(String json) {
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }

    static Schema record(String fields) {
        return schema("{'type':'record','name':'Row','namespace':'t','fields':[" + fields + "]}");
    }

    static GenericRecord row(Schema schema, Object... values) {
        GenericRecord row = new GenericData.Record(schema);
        for (int i = 0; i < values.length; i++) {
            row.put(i, values[i]);
        }
        return row;
    }

    static byte[] write(Schema schema, CodecFactory codec, List<?> rows, int rowsPerBlock) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(codec).setSyncInterval(1 << 24).create(schema, out, new byte[16]);
            int written = 0;
            for (Object row : rows) {
                writer.append(row);
                if (++written % rowsPerBlock == 0) {
                    writer.sync();
                }
            }
        }
        return out.toByteArray();
    }

    /** Rows of {@link #NUMBERED}; every third name is null. */
    static byte[] numbered(CodecFactory codec, int rows, int rowsPerBlock) throws IOException {
        List<GenericRecord> records = IntStream.range(0, rows)
                .mapToObj(i -> row(NUMBERED, (long) i, i % 3 == 0 ? null : "name-" + i))
                .toList();
        return write(NUMBERED, codec, records, rowsPerBlock);
    }
}
