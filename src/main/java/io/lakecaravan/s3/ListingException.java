package io.lakecaravan.s3;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.io.Serial;
import java.util.Optional;

/** A bucket could not be listed to its end; what was listed before is right, and not all there is. */
public final class ListingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String bucket;
    private final String prefix;
    private final String found;
    private final String fix;
    private final String lastKey;

    ListingException(
            String bucket, String prefix, Optional<String> lastKey, String found, String fix, Throwable cause) {
        super("listing s3://" + bucket + "/" + prefix + " stopped: " + found + ". " + fix, cause);
        this.bucket = bucket;
        this.prefix = prefix;
        this.found = found;
        this.fix = fix;
        this.lastKey = lastKey.orElse("");
    }

    public String bucket() {
        return bucket;
    }

    public String prefix() {
        return prefix;
    }

    /** What happened, one sentence without full stop. */
    public String found() {
        return found;
    }

    /** What to do, in whole sentences. */
    public String fix() {
        return fix;
    }

    /** Where to resume: the last key that was listed; empty when none was. */
    public Optional<String> lastKey() {
        return lastKey.isEmpty() ? Optional.empty() : Optional.of(lastKey);
    }

    public Finding finding() {
        return Finding.of(FindingCode.SOURCE_LISTING_FAILED, bucket, prefix, getMessage());
    }
}
