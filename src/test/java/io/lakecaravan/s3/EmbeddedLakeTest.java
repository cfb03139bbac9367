package io.lakecaravan.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.demo.EmbeddedS3;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.table.LakeObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** What is put through one S3 client is listed and read as it is through ours. */
class EmbeddedLakeTest {
    @TempDir
    Path directory;

    @Test
    void oddKeysMakeTheRoundTrip() throws Exception {
        List<String> keys = List.of(
                "plain.csv",
                "with space.csv",
                "plus+sign.csv",
                "per%20cent.csv",
                "quotes'\".csv",
                "a&b<c>.csv",
                "year=2024/month=01/x.csv",
                "smile😀.csv",
                "日本/税.csv",
                "ctl\u0001x.csv");
        try (EmbeddedS3 server = EmbeddedS3.start(directory, "local", "secret");
                LakeObjects lake = new LakeObjects(
                        List.of(SourceBuilder.at(server.endpoint()).build()), SourceBuilder.clients())) {
            var s3 = lake.client("demo").s3();
            s3.createBucket(bucket -> bucket.bucket("lake"));
            for (String key : keys) {
                s3.putObject(put -> put.bucket("lake").key(key), RequestBody.fromString("is " + key));
            }
            List<LakeObject> listed = new ArrayList<>();
            lake.listing("demo").pages().forEachRemaining(page -> listed.addAll(page.objects()));
            assertThat(listed).extracting(LakeObject::key).containsExactlyInAnyOrderElementsOf(keys);
            for (LakeObject object : listed) {
                assertThat(object.etag()).isPresent();
                try (ObjectSource source = lake.open("demo", object, ReadBudget.generous())) {
                    assertThat(source.read(0, (int) source.size()))
                            .asString(StandardCharsets.UTF_8)
                            .isEqualTo("is " + object.key());
                }
            }
        }
    }

    @Test
    void bucketsAreFoundByPattern() throws Exception {
        try (EmbeddedS3 server = EmbeddedS3.start(directory, "local", "secret");
                SourceClient client =
                        SourceBuilder.at(server.endpoint()).buckets("sales-*").open()) {
            for (String name : List.of("sales-eu", "sales-us", "archive")) {
                client.s3().createBucket(bucket -> bucket.bucket(name));
            }
            assertThat(Listing.of(client).buckets()).containsExactly("sales-eu", "sales-us");
        }
    }
}
