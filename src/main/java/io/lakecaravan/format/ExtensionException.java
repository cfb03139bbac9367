package io.lakecaravan.format;

import java.io.Serial;

/** A jar in {@code lib/ext} cannot be used. The message is for the user who put it there. */
public final class ExtensionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public ExtensionException(String message) {
        super(message);
    }

    public ExtensionException(String message, Throwable cause) {
        super(message, cause);
    }
}
