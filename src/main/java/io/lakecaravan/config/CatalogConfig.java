package io.lakecaravan.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One catalog to publish to. Secrets are resolved already; no {@code toString} shows them. */
public sealed interface CatalogConfig {
    /** Unique among catalogs; the type where the configuration gives none. */
    String name();

    /** A catalog that is a server. */
    sealed interface Server extends CatalogConfig {
        URI url();

        String token();

        TlsConfig tls();

        HttpConfig http();

        /** Tries of one request, 1 or more. */
        int attempts();

        /** Before the second try. */
        Duration firstDelay();
    }

    record Local(String name, Path directory) implements CatalogConfig {}

    /** How tables are shown in OpenMetadata. */
    enum Model {
        TABLES,
        CONTAINERS
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
            Duration firstDelay)
            implements Server {
        @Override
        public String toString() {
            return "OpenMetadata[name=" + name + ", url=" + url + "]";
        }
    }

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
     * @param batchSize most entities of one request, 1 to 50
     * @param attempts tries of one request, 1 or more
     */
    record Atlan(
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
            Duration firstDelay)
            implements Server {
        @Override
        public String toString() {
            return "Atlan[name=" + name + ", url=" + url + "]";
        }
    }
}
