package io.lakecaravan.cli;

import java.io.Serial;

/** The command line asks for what cannot be done; the message says what to write instead. */
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
