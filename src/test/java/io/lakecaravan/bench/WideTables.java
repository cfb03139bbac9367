package io.lakecaravan.bench;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket of many small tables, each one CSV object with columns of its own. */
final class WideTables {
    static final int TABLES = Integer.getInteger("caravan.bench.tables", 1_000);
    static final int COLUMNS = 50;
    static final String ACCESS_KEY = "bench";
    static final String SECRET_KEY = "bench-secret";

    private WideTables() {}

    /** The source of a configuration. */
    static String source(URI store) {
        return """
                sources:
                  - name: bench
                    bucket: bench
                    endpoint: %s
                    credentials: {access-key: %s, secret-key: %s}
                """.formatted(store, ACCESS_KEY, SECRET_KEY);
    }

    static void fill(URI endpoint) {
        try (S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClient(ApacheHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build()) {
            client.createBucket(request -> request.bucket("bench"));
            for (int table = 0; table < TABLES; table++) {
                String key = "area" + table % 10 + "/table" + table + "/rows.csv";
                client.putObject(request -> request.bucket("bench").key(key), RequestBody.fromString(rows(table)));
            }
        }
    }

    private static String rows(int table) {
        String header = IntStream.range(0, COLUMNS)
                .mapToObj(column -> "t" + table + "_c" + column)
                .collect(Collectors.joining(","));
        String row = IntStream.range(0, COLUMNS)
                .mapToObj(column -> column % 2 == 0 ? "" + column : "word" + column)
                .collect(Collectors.joining(","));
        return header + "\n" + row + "\n" + row + "\n";
    }
}
