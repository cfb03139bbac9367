package io.lakecaravan.finding;

import java.util.Comparator;
import java.util.OptionalLong;

/**
 * Something a person should know about one object, table or catalog.
 *
 * @param bucket empty where the finding is not about a bucket
 * @param key object key, table root, or entity name; empty where there is none
 * @param offset byte offset in the object as stored, where one is known
 * @param message in our words: a parser's message may quote values of the file, so it never stands here
 */
public record Finding(FindingCode code, String bucket, String key, OptionalLong offset, String message)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::bucket)
            .thenComparing(Finding::key)
            .thenComparing(Finding::code)
            .thenComparingLong(finding -> finding.offset().orElse(-1))
            .thenComparing(Finding::message);

    public static Finding of(FindingCode code, String bucket, String key, String message) {
        return new Finding(code, bucket, key, OptionalLong.empty(), message);
    }

    public static Finding at(FindingCode code, String bucket, String key, long offset, String message) {
        return new Finding(code, bucket, key, OptionalLong.of(offset), message);
    }

    public boolean isError() {
        return code.severity() == Severity.ERROR;
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
