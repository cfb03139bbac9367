package io.lakecaravan.s3;

import io.lakecaravan.finding.FindingCode;
import java.io.Serial;

/** A source cannot be used as it is configured. The message says what, where and how to mend it, and holds no secret. */
public final class SourceException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final FindingCode code;
    private final String source;

    public SourceException(FindingCode code, String source, String message, Throwable cause) {
        super("source " + source + ": " + message, cause);
        this.code = code;
        this.source = source;
    }

    public FindingCode code() {
        return code;
    }

    /** Name of the source. */
    public String source() {
        return source;
    }
}
