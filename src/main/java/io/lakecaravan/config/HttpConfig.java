package io.lakecaravan.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * @param proxy {@code http://host:port}
 * @param retries attempts after the first, 0 or more
 */
public record HttpConfig(Optional<URI> proxy, Duration connectTimeout, Duration readTimeout, int retries) {
    public static final HttpConfig DEFAULT =
            new HttpConfig(Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(60), 5);

    /** Without the proxy, whose address may hold a password. */
    @Override
    public String toString() {
        return "HttpConfig[connectTimeout=" + connectTimeout + ", readTimeout=" + readTimeout + ", retries=" + retries
                + "]";
    }
}
