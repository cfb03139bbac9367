package io.lakecaravan.s3;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * The buckets of a source, in order of name.
 *
 * @param findings patterns that could not be looked up or fit nothing
 */
public record BucketNames(List<String> names, List<Finding> findings) {
    static final String FIX_DENIED = "Grant s3:ListAllMyBuckets, or name the buckets in full.";
    static final String FIX_PATTERN = "Correct the pattern, or name the bucket in full.";

    public BucketNames {
        names = List.copyOf(names);
        findings = List.copyOf(findings);
    }

    /**
     * Plain names are taken as they are, without a request; patterns are looked up with ListBuckets.
     *
     * @throws SourceException when the source has nothing but patterns and the store does not list its buckets
     */
    public static BucketNames of(SourceClient client) {
        SourceConfig source = client.source();
        TreeSet<String> names = new TreeSet<>();
        List<String> patterns = new ArrayList<>();
        for (String bucket : source.buckets()) {
            if (isPattern(bucket)) {
                patterns.add(bucket);
            } else {
                names.add(bucket);
            }
        }
        List<Finding> findings = new ArrayList<>();
        if (!patterns.isEmpty()) {
            lookUp(client, patterns, names, findings);
        }
        return new BucketNames(List.copyOf(names), findings);
    }

    private static void lookUp(
            SourceClient client, List<String> patterns, TreeSet<String> names, List<Finding> findings) {
        List<String> all;
        try {
            all = client.s3().listBucketsPaginator().buckets().stream()
                    .map(Bucket::name)
                    .toList();
        } catch (SdkException e) {
            String message = notListable(client.source(), patterns, e);
            if (names.isEmpty()) {
                throw new SourceException(
                        FindingCode.SOURCE_BUCKETS_NOT_LISTABLE, client.source().name(), message, e);
            }
            findings.add(Finding.of(FindingCode.SOURCE_BUCKETS_NOT_LISTABLE, "", "", message));
            return;
        }
        for (String pattern : patterns) {
            List<String> fitting =
                    all.stream().filter(regex(pattern).asMatchPredicate()).toList();
            if (fitting.isEmpty()) {
                findings.add(Finding.of(
                        FindingCode.SOURCE_PATTERN_UNMATCHED,
                        "",
                        "",
                        "source " + client.source().name() + ": no bucket fits " + pattern + " among the " + all.size()
                                + " that these credentials see. " + FIX_PATTERN));
            }
            names.addAll(fitting);
        }
    }

    private static String notListable(SourceConfig source, List<String> patterns, SdkException e) {
        S3Fault fault = S3Faults.of(e);
        String fix = fault == S3Fault.ACCESS_DENIED ? FIX_DENIED : fault.fix();
        return "buckets " + String.join(", ", patterns) + " of source " + source.name() + " cannot be looked up: "
                + fault.sentence() + S3Faults.evidence(e) + ". " + fix;
    }

    static boolean isPattern(String bucket) {
        return bucket.indexOf('*') >= 0 || bucket.indexOf('?') >= 0;
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
