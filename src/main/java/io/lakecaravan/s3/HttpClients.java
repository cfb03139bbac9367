package io.lakecaravan.s3;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TlsConfig;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.utils.AttributeMap;

/** The HTTP client of one source: pool, timeouts, proxy, trust. */
final class HttpClients {
    private HttpClients() {}

    static SdkHttpClient open(SourceConfig source) {
        TlsConfig tls = source.tls();
        ApacheHttpClient.Builder builder = ApacheHttpClient.builder()
                .maxConnections(S3Clients.MAX_CONNECTIONS)
                .connectionTimeout(source.http().connectTimeout())
                .socketTimeout(source.http().readTimeout())
                // A thread that waits for the pool waits for other reads of ours, each of which may last this long.
                .connectionAcquisitionTimeout(source.http().readTimeout());
        source.http().proxy().ifPresent(proxy -> builder.proxyConfiguration(proxy(proxy)));
        if (!tls.verify()) {
            return builder.buildWithDefaults(AttributeMap.builder()
                    .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true)
                    .build());
        }
        tls.caFile().ifPresent(file -> {
            var trusted = AddedTrust.of(source.name(), file);
            builder.tlsTrustManagersProvider(() -> trusted);
        });
        return builder.build();
    }

    /** What the source names is used, whatever the environment says of proxies. */
    private static ProxyConfiguration proxy(URI proxy) {
        ProxyConfiguration.Builder builder = ProxyConfiguration.builder()
                .endpoint(URI.create(proxy.getScheme() + "://" + proxy.getHost() + ":" + port(proxy)))
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false);
        String user = proxy.getRawUserInfo();
        if (user != null) {
            int colon = user.indexOf(':');
            builder.username(decoded(colon < 0 ? user : user.substring(0, colon)))
                    .password(colon < 0 ? "" : decoded(user.substring(colon + 1)))
                    .preemptiveBasicAuthenticationEnabled(true);
        }
        return builder.build();
    }

    private static int port(URI proxy) {
        if (proxy.getPort() >= 0) {
            return proxy.getPort();
        }
        return "https".equals(proxy.getScheme()) ? 443 : 80;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
