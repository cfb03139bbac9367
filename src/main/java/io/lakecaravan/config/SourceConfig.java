package io.lakecaravan.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One S3 source.
 *
 * @param name the service name in catalogs; unique
 * @param buckets names or patterns with {@code *} and {@code ?}
 * @param prefix only keys below it are listed; empty for all
 * @param endpoint empty for AWS
 * @param region empty: the AWS region chain, or {@code us-east-1} with an endpoint
 * @param include globs, or regular expressions after {@code regex:}; over the whole key
 * @param exclude as {@code include}; wins over it
 * @param formats names of the formats to read; empty for all
 * @param minObjectSize smaller objects are skipped and counted; bytes
 * @param maxObjectSize for formats that must be read whole; bytes
 * @param layout at least one, first match wins
 * @param schedule quartz cron expression; empty: once
 * @param schemaChanges what happens where the columns of a table changed
 * @param manifest what a local manifest says, or in a bucket's own configuration what holds for that bucket; its place
 *     among the layouts is {@link #MANIFEST} or {@link #MANIFEST_FILE}
 * @param tableName how tables are named; empty: as the layout's mode does
 */
public record SourceConfig(
        String name,
        List<String> buckets,
        String prefix,
        Optional<URI> endpoint,
        Optional<String> region,
        boolean pathStyle,
        boolean requesterPays,
        CredentialsConfig credentials,
        TlsConfig tls,
        HttpConfig http,
        List<String> include,
        List<String> exclude,
        Set<String> formats,
        long minObjectSize,
        long maxObjectSize,
        List<String> layout,
        List<ReadRule> read,
        SampleConfig sample,
        int workers,
        Optional<String> schedule,
        SchemaChangePolicy schemaChanges,
        Manifest manifest,
        Optional<NameTemplate> tableName) {
    /** The layout of the bucket's own manifest, and of the entries that a local one has for it. */
    public static final String MANIFEST = "manifest";
    /** The layout of a local manifest alone. */
    public static final String MANIFEST_FILE = "manifest:file";

    public static final long DEFAULT_MAX_OBJECT_SIZE = 500L * 1000 * 1000;
    public static final int DEFAULT_WORKERS = 8;

    public SourceConfig {
        buckets = List.copyOf(buckets);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        formats = Set.copyOf(formats);
        layout = List.copyOf(layout);
        read = List.copyOf(read);
    }

    /** Whether the store is Amazon's, in which names of buckets are unique whatever the endpoint. */
    public boolean isAws() {
        return endpoint.map(SourceConfig::isAws).orElse(true);
    }

    static boolean isAws(URI endpoint) {
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn");
    }

    /** Without manifest, with tables named as the layout's mode does and published as they are. */
    public SourceConfig(
            String name,
            List<String> buckets,
            String prefix,
            Optional<URI> endpoint,
            Optional<String> region,
            boolean pathStyle,
            boolean requesterPays,
            CredentialsConfig credentials,
            TlsConfig tls,
            HttpConfig http,
            List<String> include,
            List<String> exclude,
            Set<String> formats,
            long minObjectSize,
            long maxObjectSize,
            List<String> layout,
            List<ReadRule> read,
            SampleConfig sample,
            int workers,
            Optional<String> schedule) {
        this(
                name,
                buckets,
                prefix,
                endpoint,
                region,
                pathStyle,
                requesterPays,
                credentials,
                tls,
                http,
                include,
                exclude,
                formats,
                minObjectSize,
                maxObjectSize,
                layout,
                read,
                sample,
                workers,
                schedule,
                SchemaChangePolicy.APPLY,
                Manifest.EMPTY,
                Optional.empty());
    }

    /** Whether a manifest has a place among the layouts. */
    public boolean usesManifest() {
        return layout.contains(MANIFEST) || layout.contains(MANIFEST_FILE);
    }

    public SourceConfig withManifest(Manifest other) {
        return with(layout, other, tableName);
    }

    /** With the other layouts alone, or {@code auto} where there are none. */
    public SourceConfig withoutManifest() {
        List<String> others = layout.stream()
                .filter(text -> !text.equals(MANIFEST) && !text.equals(MANIFEST_FILE))
                .toList();
        return with(others.isEmpty() ? List.of("auto") : others, Manifest.EMPTY, tableName);
    }

    public SourceConfig withTableName(NameTemplate template) {
        return with(layout, manifest, Optional.of(template));
    }

    private SourceConfig with(List<String> layouts, Manifest entries, Optional<NameTemplate> template) {
        return new SourceConfig(
                name,
                buckets,
                prefix,
                endpoint,
                region,
                pathStyle,
                requesterPays,
                credentials,
                tls,
                http,
                include,
                exclude,
                formats,
                minObjectSize,
                maxObjectSize,
                layouts,
                read,
                sample,
                workers,
                schedule,
                schemaChanges,
                entries,
                template);
    }

    /** A source with everything else at its default, e.g. all keys of all formats, crawled once. */
    public static SourceConfig of(
            String name,
            String bucket,
            String prefix,
            Optional<URI> endpoint,
            Optional<String> region,
            CredentialsConfig credentials) {
        return new SourceConfig(
                name,
                List.of(bucket),
                prefix,
                endpoint,
                region,
                endpoint.isPresent(),
                false,
                credentials,
                TlsConfig.DEFAULT,
                HttpConfig.DEFAULT,
                List.of("**"),
                List.of(),
                Set.of(),
                0,
                DEFAULT_MAX_OBJECT_SIZE,
                List.of("auto"),
                List.of(),
                SampleConfig.DEFAULT,
                DEFAULT_WORKERS,
                Optional.empty());
    }
}
