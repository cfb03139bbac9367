package io.lakecaravan.s3;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the body of an answer begins in the object (RFC 9110, 14.4).
 *
 * @param total size of the object as the answer says; empty where it does not
 */
record AnsweredRange(long first, OptionalLong total) {
    /** More is not read over to reach a range that the store ignored. */
    static final long MOST_SKIPPED = 16 << 20;

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    /**
     * @param contentRange null where the store ignored the range and gives the whole object
     * @param contentLength null where the body is chunked
     */
    static AnsweredRange of(String contentRange, Long contentLength) throws ObjectException {
        if (contentRange == null) {
            return new AnsweredRange(0, contentLength == null ? OptionalLong.empty() : OptionalLong.of(contentLength));
        }
        Matcher parts = CONTENT_RANGE.matcher(contentRange);
        if (!parts.matches()) {
            throw unusable("the store answers a range in a form that is not HTTP's");
        }
        OptionalLong total =
                parts.group(2).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts.group(2)));
        return new AnsweredRange(Long.parseLong(parts.group(1)), total);
    }

    /** Bytes to read over before {@code offset}. */
    long skipTo(long offset) throws ObjectException {
        long skip = offset - first;
        if (skip < 0) {
            throw unusable("the store answers another range than was asked for");
        }
        if (skip > MOST_SKIPPED) {
            throw unusable("the store ignores ranges, and byte " + offset + " lies behind more than " + MOST_SKIPPED
                    + " bytes that would have to be read first");
        }
        return skip;
    }

    private static ObjectException unusable(String found) {
        return new ObjectException(
                FindingCode.OBJECT_UNREADABLE,
                found + ". Check the store and proxies before it: GET must honour the Range header.",
                null);
    }
}
