package io.lakecaravan.s3;

import io.lakecaravan.config.HttpConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.FindingCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the one S3 client of a source from its configuration. Makes no request. */
public final class S3Clients {
    static final int MAX_CONNECTIONS = 64;
    /** The longest that one back-off of the SDK's standard strategy waits. */
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(20);

    private final Function<String, Optional<AwsCredentialsProvider>> providers;

    /** @param providers finds a credentials provider that the user made, by its name in the registry */
    public S3Clients(Function<String, Optional<AwsCredentialsProvider>> providers) {
        this.providers = providers;
    }

    /**
     * The caller closes the result.
     *
     * @throws SourceException when the configuration names what cannot be used (files, profiles, beans)
     */
    public SourceClient open(SourceConfig source) {
        Deque<AutoCloseable> owned = new ArrayDeque<>();
        try {
            SdkHttpClient http = HttpClients.open(source);
            owned.push(http);
            Region region = region(source);
            AwsCredentialsProvider credentials =
                    new Credentials(source, region, http, retrying(source.http()), providers, owned).open();
            TrafficMeter meter = new TrafficMeter();
            S3Client s3 = client(source, region, http, credentials, meter);
            owned.push(s3);
            return new SourceClient(source, s3, meter, owned);
        } catch (RuntimeException e) {
            SourceClient.closeAll(owned);
            if (e instanceof SourceException) {
                throw e;
            }
            S3Fault fault = S3Faults.of(e);
            throw new SourceException(
                    FindingCode.SOURCE_UNUSABLE,
                    source.name(),
                    "its client cannot be made: " + fault.sentence() + ". " + fault.fix(),
                    e);
        }
    }

    private static S3Client client(
            SourceConfig source,
            Region region,
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            TrafficMeter meter) {
        ClientOverrideConfiguration.Builder calls =
                retrying(source.http()).toBuilder().addExecutionInterceptor(meter);
        if (source.requesterPays()) {
            calls.putHeader("x-amz-request-payer", "requester");
        }
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .forcePathStyle(source.pathStyle())
                .overrideConfiguration(calls.build());
        if (source.endpoint().isPresent()) {
            // Other stores than AWS neither know nor answer the newer checksums.
            builder.endpointOverride(source.endpoint().get())
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        } else {
            builder.crossRegionAccessEnabled(true);
        }
        return builder.build();
    }

    /** A store that says when to come back is believed; the limit on the whole call bounds that. */
    private static ClientOverrideConfiguration retrying(HttpConfig http) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(http.retries() + 1)
                        .build())
                .apiCallTimeout(callLimit(http))
                .build();
    }

    /** No call takes longer, however often it is repeated. */
    static Duration callLimit(HttpConfig http) {
        return http.connectTimeout()
                .plus(http.readTimeout())
                .plus(LONGEST_BACKOFF)
                .multipliedBy(http.retries() + 1L);
    }

    private static Region region(SourceConfig source) {
        if (source.region().isPresent()) {
            return Region.of(source.region().get());
        }
        if (source.endpoint().isPresent()) {
            return Region.US_EAST_1;
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            // No region anywhere: redirects lead from here to the bucket's own.
            return Region.US_EAST_1;
        }
    }
}
