package io.lakecaravan.demo;

import io.lakecaravan.finding.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The broken files of the demo. Each is a finding, and keeps nothing else from being catalogued. */
final class DemoFaults {
    private DemoFaults() {}

    static void plant(DemoLake lake) throws IOException {
        lake.object("broken/empty/empty.parquet", new byte[0]);
        lake.expect(FindingCode.OBJECT_EMPTY, "broken/empty/empty.parquet");

        lake.object("broken/garbage/garbage.parquet", "PAR1 this is no footer PAR1");
        lake.expect(FindingCode.PARQUET_FOOTER_CORRUPT, "broken/garbage/garbage.parquet");

        StringBuilder csv = new StringBuilder("id,text\n");
        for (int i = 0; i < 5000; i++) {
            csv.append(i).append(",line ").append(Integer.toHexString(i * 7919)).append('\n');
        }
        byte[] whole = DemoTables.gzip(csv.toString().getBytes(StandardCharsets.UTF_8));
        lake.object("broken/truncated/log.csv.gz", Arrays.copyOf(whole, whole.length * 2 / 3));
        lake.expect(FindingCode.COMPRESSION_TRUNCATED, "broken/truncated/log.csv.gz");
        lake.expect("broken/truncated/log", "csv", 1, "id", "text");

        lake.object("broken/cut/cut.json", "[{\"id\":1,\"name\":\"a\"},{\"id\":2,\"name\":\"b\"},{\"id\":3,\"na");
        lake.expect(FindingCode.JSON_TRUNCATED, "broken/cut/cut.json");
        lake.expect("broken/cut", "json", 1, "id", "name");

        lake.object("broken/ragged/ragged.csv", "a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11,12\n13,14,15\n16,17,18\n");
        lake.expect(FindingCode.CSV_RAGGED_ROWS, "broken/ragged/ragged.csv");
        lake.expect("broken/ragged", "csv", 1, "a", "b", "c");

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("id,name\n1,caf\u00e9\n2,ol".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.write("\n3,th\u00e9\n".getBytes(StandardCharsets.UTF_8));
        lake.object("broken/stray-byte/names.csv", bytes.toByteArray());
        lake.expect(FindingCode.TEXT_INVALID_BYTES, "broken/stray-byte/names.csv");
        lake.expect("broken/stray-byte/names", "csv", 1, "id", "name");
    }
}
