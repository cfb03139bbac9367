package io.lakecaravan.format;

import java.io.IOException;
import java.io.Serial;

/** A reader passed a limit of time, bytes, depth, rows or columns. The message names limit, legal and found value. */
public final class LimitException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public LimitException(String message) {
        super(message);
    }
}
