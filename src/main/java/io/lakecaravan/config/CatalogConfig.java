package io.lakecaravan.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One catalog to publish to. Secrets are resolved already; no {@code toString} shows them. */
public sealed interface CatalogConfig {
    /** Unique among catalogs; the type where the configuration gives none. */
    String name();

    /** What becomes of tables that the lake does not have any more. */
    default RemovalPolicy removal() {
        return RemovalPolicy.DEFAULT;
    }

    /** Whether and how the catalog shows the tags that the store keeps with buckets and objects. */
    default StoreTags storeTags() {
        return StoreTags.NONE;
    }

    /** How tags of the store are shown. */
    enum StoreTags {
        NONE,
        /** As tags of the catalog. */
        TAGS,
        /** As named values beside what the catalog knows by itself. */
        PROPERTIES
    }

    record Local(String name, Path directory, StoreTags storeTags) implements CatalogConfig {
        /** Without tags of the store. */
        public Local(String name, Path directory) {
            this(name, directory, StoreTags.NONE);
        }

        @Override
        public RemovalPolicy removal() {
            return RemovalPolicy.MIRROR;
        }
    }

    /** A catalog that is spoken to over HTTP. */
    sealed interface Server extends CatalogConfig {
        URI url();

        /** Sent as a bearer token; empty for none. */
        String token();

        TlsConfig tls();

        HttpConfig http();

        /** Tries of one request, 1 or more. */
        int attempts();

        /** Wait before the second try; it doubles with each. */
        Duration firstDelay();
    }

    /** How tables are shown in OpenMetadata. */
    enum Model {
        TABLES,
        CONTAINERS
    }

    /**
     * How OpenMetadata shows what it is told.
     *
     * @param serviceType what a missing service is created as, in the server's spelling; empty: the model's custom one
     * @param tags the server's tags by internal tag; a key may end in {@code *}, which then stands in its tags, too
     * @param console address of a page about a folder of the store, with {@code {bucket}}, {@code {prefix}} and {@code
     *     {region}}; empty: that of AWS for sources in AWS
     * @param storeTags whether and how tags of the store are shown
     */
    record Shown(
            Optional<String> serviceType,
            Map<String, List<String>> tags,
            Optional<String> console,
            StoreTags storeTags) {
        public static final Shown DEFAULT = new Shown(Optional.empty(), Map.of(), Optional.empty(), StoreTags.NONE);

        public Shown {
            tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        }
    }

    /**
     * @param url base with {@code /api}, without {@code /v1}
     * @param service name of the service; empty: the source's name
     * @param attempts tries of one request, 1 or more
     */
    record OpenMetadata(
            String name,
            URI url,
            String token,
            Model model,
            Optional<String> service,
            TlsConfig tls,
            HttpConfig http,
            int attempts,
            Duration firstDelay,
            Shown shown,
            RemovalPolicy removal)
            implements Server {
        /** Shown as it is without configuration, with what becomes of gone tables at its default. */
        public OpenMetadata(
                String name,
                URI url,
                String token,
                Model model,
                Optional<String> service,
                TlsConfig tls,
                HttpConfig http,
                int attempts,
                Duration firstDelay) {
            this(
                    name,
                    url,
                    token,
                    model,
                    service,
                    tls,
                    http,
                    attempts,
                    firstDelay,
                    Shown.DEFAULT,
                    RemovalPolicy.DEFAULT);
        }

        @Override
        public StoreTags storeTags() {
            return shown.storeTags();
        }

        @Override
        public String toString() {
            return "OpenMetadata[name=" + name + ", url=" + url + "]";
        }
    }

    /**
     * A server that takes OpenLineage events.
     *
     * @param url address that events are posted to
     * @param token empty for none
     * @param namespace of our jobs
     * @param attempts tries of one request, 1 or more
     */
    record OpenLineage(
            String name,
            URI url,
            String token,
            String namespace,
            TlsConfig tls,
            HttpConfig http,
            int attempts,
            Duration firstDelay)
            implements Server {
        @Override
        public String toString() {
            return "OpenLineage[name=" + name + ", url=" + url + "]";
        }
    }

    /**
     * A file that OpenLineage events are appended to, a line each.
     *
     * @param namespace of our jobs
     */
    record OpenLineageFile(String name, Path file, String namespace) implements CatalogConfig {}

    /** Which objects become assets in Atlan. */
    enum Objects {
        NONE,
        /** Those that were read. */
        SAMPLED,
        /** All of a table, up to a number above which the table stands for them. */
        ALL
    }

    /** Which tags are set in Atlan. */
    enum Tags {
        /** Those that are defined there. */
        EXISTING,
        /** All; a definition that is missing is made. */
        CREATE
    }

    /** Whether facts that Atlan has no attribute for go to a custom metadata set. */
    enum CustomMetadata {
        ON,
        OFF
    }

    /**
     * @param url address of the tenant, without a path
     * @param connection qualified name ({@code default/s3/1700000000}) or name of the connection; empty: the source's name
     * @param pipeline tells what we wrote from what another Lake Caravan wrote
     * @param tagNames names that people see there by internal tag; a key may end in {@code *}, which then stands in its
     *     names, too
     * @param batchSize most entities of one request, 1 to 50
     * @param attempts tries of one request, 1 or more
     * @param console as in {@link Shown}
     */
    record Atlan(
            String name,
            URI url,
            String token,
            Objects objects,
            Optional<String> connection,
            String pipeline,
            Tags tags,
            Map<String, List<String>> tagNames,
            int batchSize,
            CustomMetadata customMetadata,
            TlsConfig tls,
            HttpConfig http,
            int attempts,
            Duration firstDelay,
            RemovalPolicy removal,
            StoreTags storeTags,
            Optional<String> console)
            implements Server {
        public Atlan {
            tagNames = Collections.unmodifiableMap(new LinkedHashMap<>(tagNames));
        }

        /** Every tag keeps its name, tags of the store are not shown, and links lead to AWS alone. */
        public Atlan(
                String name,
                URI url,
                String token,
                Objects objects,
                Optional<String> connection,
                String pipeline,
                Tags tags,
                int batchSize,
                CustomMetadata customMetadata,
                TlsConfig tls,
                HttpConfig http,
                int attempts,
                Duration firstDelay,
                RemovalPolicy removal) {
            this(
                    name,
                    url,
                    token,
                    objects,
                    connection,
                    pipeline,
                    tags,
                    Map.of(),
                    batchSize,
                    customMetadata,
                    tls,
                    http,
                    attempts,
                    firstDelay,
                    removal,
                    StoreTags.NONE,
                    Optional.empty());
        }

        @Override
        public String toString() {
            return "Atlan[name=" + name + ", url=" + url + "]";
        }
    }
}
