package io.lakecaravan.format;

import io.lakecaravan.finding.FindingCode;
import java.io.IOException;
import java.io.Serial;

/** The store would not or could not give the bytes. The message is fit for a finding. */
public final class ObjectException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final FindingCode code;

    public ObjectException(FindingCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public FindingCode code() {
        return code;
    }
}
