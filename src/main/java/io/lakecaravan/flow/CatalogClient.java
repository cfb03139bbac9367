package io.lakecaravan.flow;

import io.lakecaravan.config.CatalogConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** How a catalog's server is talked to: proxy, certificates and patience, as beans and options of Camel's HTTP endpoints. */
public final class CatalogClient {
    private final CatalogConfig.Server server;

    public CatalogClient(CatalogConfig.Server server) {
        this.server = server;
    }

    /**
     * Binds what {@link #options} refer to.
     *
     * @throws IllegalArgumentException when {@code tls.ca-file} holds no certificates; the text says what to give instead
     */
    public void bind(BiConsumer<String, Object> registry) {
        HttpClientSettings settings = new HttpClientSettings();
        server.http().proxy().ifPresent(settings::use);
        registry.accept("http-" + server.name(), settings);
        CatalogTrust trust = CatalogTrust.of(server.name(), server.tls());
        registry.accept("tls-" + server.name(), trust.parameters());
        registry.accept("verifier-" + server.name(), trust.verifier());
    }

    /**
     * References to the beans of the certificates, by parameter of the route templates; empty without TLS, because with
     * them Camel speaks TLS whatever the URL says.
     */
    Map<String, String> certificates() {
        return server.url().getScheme().equalsIgnoreCase("https")
                ? Map.of("tls", "#bean:tls-" + server.name(), "hostnameVerifier", "#bean:verifier-" + server.name())
                : Map.of();
    }

    /** Options of a {@code camel-http} endpoint. */
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("httpClientConfigurer", "#bean:http-" + server.name());
        options.put(
                "connectTimeout", Long.toString(server.http().connectTimeout().toMillis()));
        options.put("responseTimeout", Long.toString(server.http().readTimeout().toMillis()));
        Map<String, String> certificates = certificates();
        if (!certificates.isEmpty()) {
            options.put("sslContextParameters", certificates.get("tls"));
            options.put("x509HostnameVerifier", certificates.get("hostnameVerifier"));
        }
        return options;
    }
}
