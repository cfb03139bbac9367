package io.lakecaravan.demo;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;

/** The sound tables of the demo: one of each kind that a crawl finds. */
final class DemoTables {
    private static final List<String> CITIES = List.of("Tunis", "Lyon", "Graz", "Porto", "Kyoto");

    private DemoTables() {}

    static void plant(DemoLake lake) throws IOException {
        sales(lake);
        customers(lake);
        events(lake);
        orders(lake);
        sensors(lake);
        lookups(lake);
        oddNames(lake);
    }

    /** Parquet in Hive partitions, as Spark leaves them. */
    private static void sales(DemoLake lake) throws IOException {
        Schema schema = Schema.of(
                Column.required("sale_id", LogicalType.Int.signed(64)),
                Column.nullable("customer_id", LogicalType.Int.signed(32)),
                Column.nullable("amount", new LogicalType.Decimal(12, 2)),
                Column.nullable("sold_at", new LogicalType.Timestamp(Precision.MICROS, true)));
        long id = 1;
        for (int year = 2023; year <= 2024; year++) {
            for (int month = 1; month <= 3; month++) {
                for (int part = 0; part < 2; part++) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    try (ParquetWriter writer = new ParquetWriter(bytes, schema, ParquetLayout.DEFAULT)) {
                        for (int i = 0; i < 100; i++, id++) {
                            writer.write(new Row(List.of(
                                    id,
                                    id % 200,
                                    BigDecimal.valueOf(id * 37 % 100_000, 2),
                                    Instant.parse("%d-%02d-01T08:00:00Z".formatted(year, month))
                                            .plusSeconds(id * 97))));
                        }
                    }
                    lake.object(
                            "sales/year=%d/month=%d/part-%05d.snappy.parquet".formatted(year, month, part),
                            bytes.toByteArray());
                }
            }
        }
        lake.junk("sales/_SUCCESS");
        lake.junk("sales/year=2023/month=1/.part-00000.snappy.parquet.crc");
        lake.expect("sales", "parquet", 12, "sale_id", "customer_id", "amount", "sold_at", "year", "month");
    }

    private static void customers(DemoLake lake) {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("customer_id,full_name,email,city,signed_up,newsletter\n");
        for (int i = 1; i <= 200; i++) {
            String city = CITIES.get(random.nextInt(CITIES.size()));
            csv.append(i)
                    .append(",\"Person ")
                    .append(i)
                    .append(", ")
                    .append(city)
                    .append("\",person")
                    .append(i);
            csv.append("@example.com,")
                    .append(city)
                    .append(",2023-")
                    .append("%02d-%02d".formatted(i % 12 + 1, i % 28 + 1));
            csv.append(',').append(i % 3 == 0).append('\n');
        }
        lake.object("customers/customers.csv", csv.toString());
        lake.expect("customers", "csv", 1, "customer_id", "full_name", "email", "city", "signed_up", "newsletter");
    }

    /** Newline-delimited JSON, compressed, a folder a day. */
    private static void events(DemoLake lake) throws IOException {
        for (int day = 1; day <= 5; day++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                lines.append("{\"event_id\":\"%08x-0000-4000-8000-%012x\"".formatted(day * 1000 + i, i));
                lines.append(",\"at\":\"2024-01-%02dT%02d:15:00Z\"".formatted(day, i % 24));
                lines.append(",\"user\":{\"id\":").append(i).append(",\"roles\":[\"reader\"]}");
                lines.append(i % 7 == 0 ? "" : ",\"value\":" + i + ".5").append("}\n");
            }
            lake.object(
                    "events/dt=2024-01-%02d/events-0.jsonl.gz".formatted(day),
                    gzip(lines.toString().getBytes(StandardCharsets.UTF_8)));
        }
        lake.expect("events", "jsonl", 5, "event_id", "at", "user", "value", "dt");
    }

    private static void orders(DemoLake lake) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 1; i <= 60; i++) {
            json.append(i == 1 ? "" : ",\n").append("{\"order_id\":").append(9007199254740000L + i);
            json.append(",\"lines\":[{\"sku\":\"A-")
                    .append(i)
                    .append("\",\"quantity\":")
                    .append(i % 4 + 1);
            json.append("}],\"paid\":").append(i % 2 == 0).append('}');
        }
        lake.object("raw/orders/orders.json", json.append("]").toString());
        lake.expect("raw/orders", "json", 1, "order_id", "lines", "paid");
    }

    private static void sensors(DemoLake lake) throws IOException {
        org.apache.avro.Schema schema = SchemaBuilder.record("reading")
                .fields()
                .requiredString("sensor")
                .requiredLong("sequence")
                .optionalDouble("celsius")
                .endRecord();
        for (int part = 0; part < 3; part++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
                writer.setCodec(CodecFactory.deflateCodec(6));
                // Without a fixed mark the same lake would have other bytes on every run.
                writer.create(schema, bytes, new byte[16]);
                for (int i = 0; i < 80; i++) {
                    GenericData.Record record = new GenericData.Record(schema);
                    record.put("sensor", "s-" + i % 4);
                    record.put("sequence", (long) part * 80 + i);
                    record.put("celsius", i % 9 == 0 ? null : 20 + i / 10.0);
                    writer.append(record);
                }
            }
            lake.object("raw/sensors/part-%05d.avro".formatted(part), bytes.toByteArray());
        }
        lake.expect("raw/sensors", "avro", 3, "sensor", "sequence", "celsius");
    }

    /** Two tables side by side in one folder, and a tab-separated one. */
    private static void lookups(DemoLake lake) {
        lake.object(
                "reference/countries.csv",
                "code;name;population\nTN;Tunisia;12458223\nPT;Portugal;10467366\nAT;Austria;9104772\n");
        lake.object("reference/currencies.csv", "iso,name,decimals\nEUR,Euro,2\nTND,Tunisian dinar,3\nJPY,Yen,0\n");
        lake.expect("reference/countries", "csv", 1, "code", "name", "population");
        lake.expect("reference/currencies", "csv", 1, "iso", "name", "decimals");
        lake.object(
                "products/products.tsv",
                "sku\tname\tprice\nA-1\tMint tea\t2.40\nA-2\tSaddle bag\t180.00\nA-3\tRope\t12.95\n");
        lake.expect("products", "tsv", 1, "sku", "name", "price");
    }

    private static void oddNames(DemoLake lake) {
        String csv = "id,label\n1,one\n2,two\n3,three\n";
        lake.object("odd names/100% \"quoted\" & 🐪/data.csv", csv);
        lake.expect("odd names/100% \"quoted\" & 🐪", "csv", 1, "id", "label");
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
