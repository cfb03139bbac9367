package io.lakecaravan.s3;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Whether a source can be reached and used: one outcome per bucket and step, in order. Costs two requests a bucket. */
public final class SourceCheck {
    /** In the order they are taken; a step that fails ends the check of its bucket. */
    public enum Step {
        CLIENT,
        BUCKETS,
        LIST,
        READ
    }

    /**
     * @param bucket empty where the step is not about a bucket
     * @param fault empty when the step passed, and where no request was made
     * @param line what was found, one line
     * @param fix what to do; empty when the step passed
     */
    public record Outcome(
            String source, String bucket, Step step, Optional<S3Fault> fault, String line, Optional<String> fix) {
        public boolean passed() {
            return fix.isEmpty();
        }
    }

    /** One request shows enough entries to find one with a byte to read among folder markers. */
    private static final int ENTRIES = 100;

    private final SourceConfig source;
    private final List<Outcome> outcomes = new ArrayList<>();

    private SourceCheck(SourceConfig source) {
        this.source = source;
    }

    public static List<Outcome> check(S3Clients clients, SourceConfig source) {
        SourceCheck check = new SourceCheck(source);
        try (SourceClient client = clients.open(source)) {
            check.all(client);
        } catch (SourceException e) {
            check.failed("", Step.CLIENT, Optional.empty(), e.getMessage(), "Correct the source.");
        }
        return List.copyOf(check.outcomes);
    }

    private void all(SourceClient client) {
        BucketNames buckets;
        try {
            buckets = BucketNames.of(client);
        } catch (SourceException e) {
            buckets(Optional.of(S3Faults.of(e)), e.getMessage());
            return;
        }
        for (Finding finding : buckets.findings()) {
            buckets(Optional.empty(), finding.message());
        }
        for (String bucket : buckets.names()) {
            bucket(client, bucket);
        }
    }

    /** The messages of {@link BucketNames} end in their fix. */
    private void buckets(Optional<S3Fault> fault, String message) {
        String fix = Stream.of(BucketNames.FIX_DENIED, BucketNames.FIX_PATTERN)
                .filter(message::endsWith)
                .findFirst()
                .or(() -> fault.map(S3Fault::fix))
                .orElse(BucketNames.FIX_DENIED);
        String line = message.endsWith(fix)
                ? message.substring(0, message.length() - fix.length()).strip()
                : message;
        failed("", Step.BUCKETS, fault, line, fix);
    }

    private void bucket(SourceClient client, String bucket) {
        List<S3Object> entries;
        try {
            entries = client.s3()
                    .listObjectsV2(request -> request.bucket(bucket)
                            .prefix(source.prefix())
                            .maxKeys(ENTRIES)
                            .encodingType("url"))
                    .contents();
        } catch (SdkException e) {
            failed(bucket, Step.LIST, e, "Grant s3:ListBucket on arn:aws:s3:::" + bucket + ".");
            return;
        }
        passed(bucket, Step.LIST, "can be listed" + (entries.isEmpty() ? ", holds no object" : ""));
        Optional<S3Object> readable =
                entries.stream().filter(entry -> entry.size() > 0).findFirst();
        if (readable.isPresent()) {
            read(client, bucket, readable.get().key());
        }
    }

    private void read(SourceClient client, String bucket, String key) {
        try {
            client.s3().getObject(request -> request.bucket(bucket).key(key).range("bytes=0-0"), (answer, body) -> {
                // A store that ignores the range would send the whole object.
                body.abort();
                return answer;
            });
            passed(bucket, Step.READ, "objects can be read");
        } catch (SdkException e) {
            failed(bucket, Step.READ, e, "Grant s3:GetObject on arn:aws:s3:::" + bucket + "/" + source.prefix() + "*.");
        }
    }

    private void passed(String bucket, Step step, String line) {
        outcomes.add(new Outcome(
                source.name(), bucket, step, Optional.empty(), "s3://" + bucket + " " + line, Optional.empty()));
    }

    private void failed(String bucket, Step step, SdkException e, String grant) {
        S3Fault fault = S3Faults.of(e);
        String verb = step == Step.LIST ? " cannot be listed: " : " lists, and its objects cannot be read: ";
        String line = "s3://" + bucket + verb + fault.sentence() + S3Faults.evidence(e);
        failed(bucket, step, Optional.of(fault), line, fault == S3Fault.ACCESS_DENIED ? grant : S3Faults.fix(e));
    }

    private void failed(String bucket, Step step, Optional<S3Fault> fault, String line, String fix) {
        outcomes.add(new Outcome(source.name(), bucket, step, fault, line, Optional.of(fix)));
    }
}
