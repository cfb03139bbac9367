package io.lakecaravan.demo;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;

/** The demo's tables of table formats: their logs are written here by hand, as small as they may be. */
final class DemoTableFormats {
    private static final Instant TIME = Instant.parse("2024-03-01T00:00:00Z");

    private DemoTableFormats() {}

    static void plant(DemoLake lake) throws IOException {
        delta(lake);
        iceberg(lake);
    }

    /** Two commits: the second one replaces a file, which stays in the bucket until a vacuum. */
    private static void delta(DemoLake lake) throws IOException {
        String root = "delta/inventory/";
        byte[] north = stock(1, 40);
        byte[] replaced = stock(41, 30);
        byte[] south = stock(41, 20);
        lake.object(root + "region=north/part-00000.snappy.parquet", north);
        lake.object(root + "region=south/part-00001.snappy.parquet", replaced);
        lake.object(root + "region=south/part-00002.snappy.parquet", south);
        lake.object(
                root + "_delta_log/00000000000000000000.json",
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}\n"
                        + "{\"metaData\":{\"id\":\"5fba94ed-9794-4965-ba6e-6ee3c0d22af9\",\"format\":{\"provider\":\"parquet\","
                        + "\"options\":{}},\"schemaString\":\"" + DELTA_SCHEMA.replace("\"", "\\\"")
                        + "\",\"partitionColumns\":[\"region\"],\"configuration\":{},\"createdTime\":"
                        + TIME.toEpochMilli() + "}}\n"
                        + add("north", "part-00000", north.length, 40)
                        + add("south", "part-00001", replaced.length, 30));
        lake.object(
                root + "_delta_log/00000000000000000001.json",
                "{\"remove\":{\"path\":\"region=south/part-00001.snappy.parquet\",\"deletionTimestamp\":"
                        + TIME.toEpochMilli() + ",\"dataChange\":true}}\n"
                        + add("south", "part-00002", south.length, 20));
        lake.expect("delta/inventory", "delta", 3, "item_id", "price", "counted_at", "region");
        lake.expectRows("delta/inventory", 60);
    }

    private static final String DELTA_SCHEMA = "{\"type\":\"struct\",\"fields\":[" + deltaField("item_id", "long") + ","
            + deltaField("price", "decimal(12,2)") + "," + deltaField("counted_at", "timestamp") + ","
            + deltaField("region", "string") + "]}";

    private static String deltaField(String name, String type) {
        return "{\"name\":\"" + name + "\",\"type\":\"" + type + "\",\"nullable\":true,\"metadata\":{}}";
    }

    private static String add(String region, String part, long size, long rows) {
        return "{\"add\":{\"path\":\"region=" + region + "/" + part
                + ".snappy.parquet\",\"partitionValues\":{\"region\":\""
                + region + "\"},\"size\":" + size + ",\"modificationTime\":" + TIME.toEpochMilli()
                + ",\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":" + rows + "}\"}}\n";
    }

    private static byte[] stock(long first, int count) throws IOException {
        Schema schema = Schema.of(
                Column.nullable("item_id", LogicalType.Int.signed(64)),
                Column.nullable("price", new LogicalType.Decimal(12, 2)),
                Column.nullable("counted_at", new LogicalType.Timestamp(Precision.MICROS, true)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ParquetWriter writer = new ParquetWriter(bytes, schema, ParquetLayout.DEFAULT)) {
            for (long id = first; id < first + count; id++) {
                writer.write(new Row(List.of(id, BigDecimal.valueOf(id * 113 % 10_000, 2), TIME.plusSeconds(id * 60))));
            }
        }
        return bytes.toByteArray();
    }

    /** One snapshot of one file. Its columns are found by the name mapping, as in files that were added as they lay. */
    private static void iceberg(DemoLake lake) throws IOException {
        String root = "iceberg/stock/";
        String location = "s3://" + DemoLake.BUCKET + "/iceberg/stock";
        byte[] data = stock(1, 50);
        lake.object(root + "data/00000-0.parquet", data);
        byte[] manifest = manifest(location + "/data/00000-0.parquet", data.length, 50);
        lake.object(root + "metadata/00000-m0.avro", manifest);
        lake.object(
                root + "metadata/snap-1-0.avro", manifestList(location + "/metadata/00000-m0.avro", manifest.length));
        lake.object(
                root + "metadata/00001-c4f6b3a8-5a5c-4a3c-8f0a-0f6f6f6f6f6f.metadata.json",
                "{\"format-version\":2,\"table-uuid\":\"c4f6b3a8-5a5c-4a3c-8f0a-0f6f6f6f6f6f\",\"location\":\""
                        + location
                        + "\",\"last-sequence-number\":1,\"last-updated-ms\":" + TIME.toEpochMilli()
                        + ",\"last-column-id\":3,\"current-schema-id\":0,\"schemas\":[{\"type\":\"struct\",\"schema-id\":0,"
                        + "\"fields\":[{\"id\":1,\"name\":\"item_id\",\"required\":false,\"type\":\"long\"},"
                        + "{\"id\":2,\"name\":\"unit_price\",\"required\":false,\"type\":\"decimal(12, 2)\"},"
                        + "{\"id\":3,\"name\":\"counted_at\",\"required\":false,\"type\":\"timestamptz\"}]}],"
                        + "\"default-spec-id\":0,\"partition-specs\":[{\"spec-id\":0,\"fields\":[]}],"
                        + "\"last-partition-id\":999,\"default-sort-order-id\":0,\"sort-orders\":[{\"order-id\":0,"
                        + "\"fields\":[]}],\"properties\":{\"schema.name-mapping.default\":\"" + MAPPING
                        + "\"},\"current-snapshot-id\":1,\"snapshots\":[{\"snapshot-id\":1,\"sequence-number\":1,"
                        + "\"timestamp-ms\":" + TIME.toEpochMilli()
                        + ",\"schema-id\":0,\"summary\":{\"operation\":\"append\",\"total-records\":\"50\","
                        + "\"total-data-files\":\"1\"},\"manifest-list\":\"" + location
                        + "/metadata/snap-1-0.avro\"}]}");
        lake.expect("iceberg/stock", "iceberg", 1, "item_id", "unit_price", "counted_at");
        lake.expectRows("iceberg/stock", 50);
    }

    private static final String MAPPING = ("[{'field-id':1,'names':['item_id']},{'field-id':2,'names':['price']},"
                    + "{'field-id':3,'names':['counted_at']}]")
            .replace("'", "\\\"");

    private static byte[] manifest(String path, long size, long rows) throws IOException {
        org.apache.avro.Schema schema = parsed("{'type':'record','name':'manifest_entry','fields':["
                + field("status", 0, "'int'") + "," + field("snapshot_id", 1, "['null','long']") + ","
                + field("sequence_number", 3, "['null','long']") + ","
                + field("file_sequence_number", 4, "['null','long']")
                + ","
                + field(
                        "data_file",
                        2,
                        "{'type':'record','name':'r2','fields':[" + field("content", 134, "'int'") + ","
                                + field("file_path", 100, "'string'") + "," + field("file_format", 101, "'string'")
                                + ","
                                + field("partition", 102, "{'type':'record','name':'r102','fields':[]}") + ","
                                + field("record_count", 103, "'long'") + ","
                                + field("file_size_in_bytes", 104, "'long'") + "]}")
                + "]}");
        org.apache.avro.Schema fileSchema = schema.getField("data_file").schema();
        GenericData.Record file = new GenericData.Record(fileSchema);
        file.put("content", 0);
        file.put("file_path", path);
        file.put("file_format", "PARQUET");
        file.put(
                "partition",
                new GenericData.Record(fileSchema.getField("partition").schema()));
        file.put("record_count", rows);
        file.put("file_size_in_bytes", size);
        GenericData.Record entry = new GenericData.Record(schema);
        entry.put("status", 1);
        entry.put("snapshot_id", 1L);
        entry.put("sequence_number", 1L);
        entry.put("file_sequence_number", 1L);
        entry.put("data_file", file);
        return avro(entry);
    }

    private static byte[] manifestList(String path, long size) throws IOException {
        GenericData.Record record = new GenericData.Record(parsed("{'type':'record','name':'manifest_file','fields':["
                + field("manifest_path", 500, "'string'") + "," + field("manifest_length", 501, "'long'") + ","
                + field("partition_spec_id", 502, "'int'") + "," + field("content", 517, "'int'") + ","
                + field("sequence_number", 515, "'long'") + "," + field("min_sequence_number", 516, "'long'") + ","
                + field("added_snapshot_id", 503, "'long'") + "]}"));
        record.put("manifest_path", path);
        record.put("manifest_length", size);
        record.put("partition_spec_id", 0);
        record.put("content", 0);
        record.put("sequence_number", 1L);
        record.put("min_sequence_number", 1L);
        record.put("added_snapshot_id", 1L);
        return avro(record);
    }

    private static String field(String name, int id, String type) {
        return "{'name':'" + name + "','type':" + type + ",'field-id':" + id + "}";
    }

    private static org.apache.avro.Schema parsed(String json) {
        return new org.apache.avro.Schema.Parser().parse(json.replace('\'', '"'));
    }

    private static byte[] avro(GenericData.Record record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericData.Record> writer =
                new DataFileWriter<>(new GenericDatumWriter<>(record.getSchema()))) {
            writer.setCodec(CodecFactory.deflateCodec(6));
            // Without a fixed mark the same lake would have other bytes on every run.
            writer.create(record.getSchema(), bytes, new byte[16]);
            writer.append(record);
        }
        return bytes.toByteArray();
    }
}
