package io.lakecaravan.s3;

import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TlsConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A source for tests: path style, a key pair, short timeouts, no retry. */
final class SourceBuilder {
    private final Optional<URI> endpoint;
    private List<String> buckets = List.of("lake");
    private String prefix = "";
    private Optional<String> region = Optional.empty();
    private boolean requesterPays;
    private CredentialsConfig credentials = new CredentialsConfig.KeyPair("local", "secret", Optional.empty());
    private TlsConfig tls = TlsConfig.DEFAULT;
    private Optional<URI> proxy = Optional.empty();
    private Duration readTimeout = Duration.ofSeconds(20);
    private int retries;

    private SourceBuilder(Optional<URI> endpoint) {
        this.endpoint = endpoint;
    }

    static SourceBuilder at(URI endpoint) {
        return new SourceBuilder(Optional.of(endpoint));
    }

    static SourceBuilder aws() {
        return new SourceBuilder(Optional.empty());
    }

    SourceBuilder buckets(String... names) {
        buckets = List.of(names);
        return this;
    }

    SourceBuilder prefix(String value) {
        prefix = value;
        return this;
    }

    SourceBuilder region(String value) {
        region = Optional.of(value);
        return this;
    }

    SourceBuilder requesterPays() {
        requesterPays = true;
        return this;
    }

    SourceBuilder credentials(CredentialsConfig value) {
        credentials = value;
        return this;
    }

    SourceBuilder anyCertificate() {
        tls = new TlsConfig(false, Optional.empty());
        return this;
    }

    SourceBuilder authority(Path file) {
        tls = new TlsConfig(true, Optional.of(file));
        return this;
    }

    SourceBuilder proxy(URI value) {
        proxy = Optional.of(value);
        return this;
    }

    SourceBuilder readTimeout(Duration value) {
        readTimeout = value;
        return this;
    }

    SourceBuilder retries(int value) {
        retries = value;
        return this;
    }

    SourceConfig build() {
        return new SourceConfig(
                "demo",
                buckets,
                prefix,
                endpoint,
                region,
                true,
                requesterPays,
                credentials,
                tls,
                new HttpConfig(proxy, Duration.ofSeconds(5), readTimeout, retries),
                List.of("**"),
                List.of(),
                Set.of(),
                0,
                SourceConfig.DEFAULT_MAX_OBJECT_SIZE,
                List.of("auto"),
                List.of(),
                SampleConfig.DEFAULT,
                SourceConfig.DEFAULT_WORKERS,
                Optional.empty());
    }

    SourceClient open() {
        return clients().open(build());
    }

    static S3Clients clients() {
        return new S3Clients(name -> Optional.<AwsCredentialsProvider>empty());
    }
}
