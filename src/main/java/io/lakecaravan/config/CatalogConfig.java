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

    record Local(String name, Path directory) implements CatalogConfig {}

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
     */
    record Shown(Optional<String> serviceType, Map<String, List<String>> tags, Optional<String> console) {
        public static final Shown DEFAULT = new Shown(Optional.empty(), Map.of(), Optional.empty());

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
            Shown shown)
            implements CatalogConfig {
        /** Shown as it is without configuration. */
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
            this(name, url, token, model, service, tls, http, attempts, firstDelay, Shown.DEFAULT);
        }

        @Override
        public String toString() {
            return "OpenMetadata[name=" + name + ", url=" + url + "]";
        }
    }
}
