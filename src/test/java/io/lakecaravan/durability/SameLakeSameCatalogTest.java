package io.lakecaravan.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.s3.FakeS3;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of threads and the order of the listing do not show in the catalog. */
class SameLakeSameCatalogTest {
    private static final int TABLES = 150;
    private static final List<String> POOLS = List.of(
            "caravan.inspect.workers", "caravan.enrich.workers", "caravan.local.workers", "caravan.catalog.queue");

    @TempDir
    Path directory;

    @Test
    void threadsAndPagesDoNotMatter() throws Exception {
        GeneratedLake lake = new GeneratedLake(TABLES, 7);
        List<String> keys = new ArrayList<>(lake.objects().keySet());
        SortedMap<String, String> one = files(lake, keys, "1");
        assertThat(one).hasSize(TABLES + 1);
        for (String workers : List.of("2", "8")) {
            assertThat(files(lake, keys, workers)).as(workers + " workers").isEqualTo(one);
        }
        Collections.shuffle(keys, new Random(7));
        assertThat(files(lake, keys, "3")).as("listed out of order").isEqualTo(one);
    }

    private SortedMap<String, String> files(GeneratedLake lake, List<String> order, String workers) throws Exception {
        try (FakeS3 store = FakeS3.start().unorderedBucket("lake")) {
            for (String key : order) {
                byte[] content = lake.objects().get(key);
                String etag = HexFormat.of().toHexDigits(Arrays.hashCode(content));
                store.put(key, new FakeS3.Stored(content, Optional.of(etag), "STANDARD"));
            }
            Crawls crawls = new Crawls(store.endpoint(), directory.resolve(workers));
            POOLS.forEach(pool -> crawls.property(pool, workers));
            crawls.crawl();
            return crawls.files();
        }
    }
}
