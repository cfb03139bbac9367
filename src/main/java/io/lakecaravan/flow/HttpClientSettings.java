package io.lakecaravan.flow;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;

/**
 * Settings of a catalog's HTTP client that Camel has no option for. The client's own retry is off: it would repeat 429
 * and 503 beneath the route's redelivery, unseen and uncounted.
 */
public final class HttpClientSettings implements HttpClientConfigurer {
    private HttpHost proxy;

    /** @param value {@code http://host:port} */
    public void setProxy(String value) {
        proxy = HttpHost.create(java.net.URI.create(value));
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries();
        builder.disableRedirectHandling();
        builder.disableCookieManagement();
        if (proxy != null) {
            builder.setProxy(proxy);
        }
    }
}
