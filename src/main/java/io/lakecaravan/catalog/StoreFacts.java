package io.lakecaravan.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the store that a table lies in, for links and services of a catalog. Holds no credentials.
 *
 * @param provider whose store it is
 * @param endpoint address of the store; empty: the provider's own
 * @param region empty where nobody said
 * @param console address of a page about a folder of the store, with {@code {bucket}}, {@code {prefix}} and {@code
 *     {region}} for what varies; empty: that of AWS where the store is AWS, else there is none
 * @param objects known objects of the table's bucket
 * @param bytes of these objects
 */
public record StoreFacts(
        Provider provider,
        Optional<String> endpoint,
        Optional<String> region,
        Optional<String> console,
        OptionalLong objects,
        OptionalLong bytes) {
    /** Who runs a store. */
    public enum Provider {
        AWS,
        OTHER
    }

    /** A store of which nothing is known: it has no console. */
    public static final StoreFacts UNKNOWN =
            new StoreFacts(Provider.OTHER, Optional.empty(), Optional.empty(), Optional.empty());

    private static final String AWS =
            "https://s3.console.aws.amazon.com/s3/buckets/{bucket}?region={region}&prefix={prefix}";
    private static final String AWS_ANYWHERE = "https://s3.console.aws.amazon.com/s3/buckets/{bucket}?prefix={prefix}";

    /** Without what the bucket holds. */
    public StoreFacts(Provider provider, Optional<String> endpoint, Optional<String> region, Optional<String> console) {
        this(provider, endpoint, region, console, OptionalLong.empty(), OptionalLong.empty());
    }

    public StoreFacts withTotals(long allObjects, long allBytes) {
        return new StoreFacts(
                provider, endpoint, region, console, OptionalLong.of(allObjects), OptionalLong.of(allBytes));
    }

    /** A page that shows what lies below a prefix, for people. */
    public Optional<String> link(String bucket, String prefix) {
        return template()
                .map(text -> text.replace("{bucket}", encoded(bucket))
                        .replace("{prefix}", encoded(prefix))
                        .replace("{region}", encoded(region.orElse(""))));
    }

    private Optional<String> template() {
        if (console.isPresent()) {
            return console;
        }
        return isAws() ? Optional.of(region.isPresent() ? AWS : AWS_ANYWHERE) : Optional.empty();
    }

    private boolean isAws() {
        return provider == Provider.AWS;
    }

    /**
     * Amazon's name of a bucket or an object; empty for other stores, whose names are not unique.
     *
     * @param key empty for the bucket
     */
    public Optional<String> arn(String bucket, String key) {
        String where = region.orElse("");
        String partition = where.startsWith("cn-") ? "aws-cn" : where.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return isAws()
                ? Optional.of("arn:" + partition + ":s3:::" + bucket + (key.isEmpty() ? "" : "/" + key))
                : Optional.empty();
    }

    /** A slash stays as it is: in a query it is legal, and in a path it parts folders. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
