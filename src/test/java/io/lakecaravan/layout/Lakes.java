package io.lakecaravan.layout;

import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TlsConfig;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sources and listings for tests. */
final class Lakes {
    static final String BUCKET = "lake";
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private Lakes() {}

    static SourceConfig source() {
        return source("", List.of("auto"));
    }

    static SourceConfig source(String prefix, List<String> layout) {
        return source(prefix, layout, List.of("**"), List.of(), Set.of(), 0);
    }

    static SourceConfig source(
            String prefix,
            List<String> layout,
            List<String> include,
            List<String> exclude,
            Set<String> formats,
            long minSize) {
        return new SourceConfig(
                "src",
                List.of(BUCKET),
                prefix,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                new CredentialsConfig.Anonymous(),
                TlsConfig.DEFAULT,
                HttpConfig.DEFAULT,
                include,
                exclude,
                formats,
                minSize,
                SourceConfig.DEFAULT_MAX_OBJECT_SIZE,
                layout,
                List.of(),
                SampleConfig.DEFAULT,
                8,
                Optional.empty());
    }

    static LakeObject object(String key) {
        return object(key, 100);
    }

    static LakeObject object(String key, long size) {
        return object(key, size, TIME, LakeObject.STANDARD);
    }

    static LakeObject object(String key, long size, Instant time, String storageClass) {
        String etag = Integer.toHexString(key.hashCode());
        return new LakeObject(BUCKET, key, size, Optional.of(etag), time, storageClass);
    }

    static List<LakeObject> listing(String... keys) {
        return List.of(keys).stream().sorted(KeyOrder.UTF8).map(Lakes::object).toList();
    }

    static List<Candidate> group(SourceConfig source, List<LakeObject> objects) {
        return grouped(source, objects, 1000).candidates();
    }

    static Grouped grouped(SourceConfig source, List<LakeObject> objects, int pageSize) {
        Grouping grouping = new Grouping(source, BUCKET);
        List<Grouped> parts = new ArrayList<>();
        for (int at = 0; at < objects.size(); at += pageSize) {
            List<LakeObject> page = objects.subList(at, Math.min(objects.size(), at + pageSize));
            parts.add(grouping.add(new ObjectPage("src", BUCKET, at / pageSize, page)));
        }
        parts.add(grouping.finish());
        return new Grouped(
                parts.stream().flatMap(part -> part.candidates().stream()).toList(),
                parts.stream().flatMap(part -> part.findings().stream()).toList());
    }
}
