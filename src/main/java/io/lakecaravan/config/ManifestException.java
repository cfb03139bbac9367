package io.lakecaravan.config;

import java.io.Serial;

/** A manifest cannot be used at all. The message is in our words. */
public final class ManifestException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int line;

    ManifestException(int line, String message, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    /** From 1; 0 where the file as a whole is meant. */
    public int line() {
        return line;
    }
}
