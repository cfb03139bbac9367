package io.lakecaravan.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One catalog to publish to. Secrets are resolved already; no {@code toString} shows them. */
public sealed interface CatalogConfig {
    /** Unique among catalogs; the type where the configuration gives none. */
    String name();

    /** What becomes of tables that the lake does not have any more. */
    default RemovalPolicy removal() {
        return RemovalPolicy.DEFAULT;
    }

    record Local(String name, Path directory) implements CatalogConfig {
        @Override
        public RemovalPolicy removal() {
            return RemovalPolicy.MIRROR;
        }
    }

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
            Duration firstDelay,
            RemovalPolicy removal)
            implements CatalogConfig {
        /** With what becomes of gone tables at its default. */
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
            this(name, url, token, model, service, tls, http, attempts, firstDelay, RemovalPolicy.DEFAULT);
        }

        @Override
        public String toString() {
            return "OpenMetadata[name=" + name + ", url=" + url + "]";
        }
    }
}
