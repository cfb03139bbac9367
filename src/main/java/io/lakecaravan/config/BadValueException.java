package io.lakecaravan.config;

import java.io.Serial;

/** A text that its key does not allow. The message goes on after the quoted value: {@code is not a size: ...}. */
final class BadValueException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ConfigCode code;

    BadValueException(ConfigCode code, String message) {
        super(message);
        this.code = code;
    }

    ConfigCode code() {
        return code;
    }
}
