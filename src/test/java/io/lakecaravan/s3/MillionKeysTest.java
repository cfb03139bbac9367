package io.lakecaravan.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MillionKeysTest {
    @ParameterizedTest
    @EnumSource
    void keysRiseAndAllAreListed(MillionKeys.Layout layout) throws Exception {
        try (MillionKeys store = MillionKeys.start(0, 12_345, layout);
                SourceClient client = SourceBuilder.at(store.endpoint())
                        .buckets(MillionKeys.BUCKET)
                        .open()) {
            List<String> keys = FakeS3.keys(Listing.of(client));
            assertThat(keys).hasSize(12_345).isSorted().doesNotHaveDuplicates();
            assertThat(client.traffic().listRequests()).isEqualTo(13);
        }
    }

    @Test
    void prefixAndStartAfterAreHonoured() throws Exception {
        try (MillionKeys store = MillionKeys.start(0, 1_000_000_000L, MillionKeys.Layout.FOLDERS);
                SourceClient client = SourceBuilder.at(store.endpoint())
                        .buckets("mill*")
                        .prefix("folders/gggghijkl/")
                        .open()) {
            Listing listing = Listing.of(client);
            assertThat(FakeS3.keys(listing)).hasSize(10).allMatch(key -> key.startsWith("folders/gggghijkl/part-"));
            Iterator<ObjectPage> rest = listing.pages(MillionKeys.BUCKET, Optional.of("folders/gggghijkl/part-07.csv"));
            assertThat(rest.next().objects())
                    .extracting(LakeObject::key)
                    .containsExactly("folders/gggghijkl/part-08.csv", "folders/gggghijkl/part-09.csv");
        }
    }

    @Test
    void anyObjectCanBeRead() throws Exception {
        try (MillionKeys store = MillionKeys.start(0, 1000, MillionKeys.Layout.HIVE);
                SourceClient client = SourceBuilder.at(store.endpoint())
                        .buckets(MillionKeys.BUCKET)
                        .open()) {
            LakeObject object = Listing.of(client).pages().next().objects().get(500);
            try (S3ObjectSource source = new S3ObjectSource(client, object, ReadBudget.generous())) {
                assertThat(source.read(0, 12)).asString().isEqualTo("id,aaaaaaaaa");
            }
        }
    }
}
