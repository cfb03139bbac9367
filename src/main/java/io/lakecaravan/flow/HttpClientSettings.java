package io.lakecaravan.flow;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;

/**
 * Settings of a catalog's HTTP client that Camel has no option for. The client's own retry is off: it would repeat 429
 * and 503 beneath the route's redelivery, unseen and uncounted.
 */
public final class HttpClientSettings implements HttpClientConfigurer {
    private HttpHost proxy;
    private BasicCredentialsProvider credentials;

    /** @param value {@code http://host:port}, or {@code http://user:password@host:port} */
    public void setProxy(String value) {
        use(URI.create(value));
    }

    void use(URI value) {
        int port = value.getPort() >= 0 ? value.getPort() : value.getScheme().equals("https") ? 443 : 80;
        proxy = new HttpHost(value.getScheme(), value.getHost(), port);
        if (value.getRawUserInfo() != null) {
            String[] parts = value.getRawUserInfo().split(":", 2);
            credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy),
                    new UsernamePasswordCredentials(
                            decoded(parts[0]),
                            decoded(parts.length > 1 ? parts[1] : "").toCharArray()));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries();
        builder.disableRedirectHandling();
        builder.disableCookieManagement();
        if (proxy != null) {
            builder.setProxy(proxy);
        }
        if (credentials != null) {
            builder.setDefaultCredentialsProvider(credentials);
        }
    }
}
