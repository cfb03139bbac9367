package io.lakecaravan.config;

import java.io.Serial;

/** A reference such as {@code {{env:NAME}}} leads nowhere. The message is a sentence without any value. */
public final class UnresolvedReferenceException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnresolvedReferenceException(String message) {
        super(message);
    }
}
