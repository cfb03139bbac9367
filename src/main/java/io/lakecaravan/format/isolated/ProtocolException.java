package io.lakecaravan.format.isolated;

import java.io.IOException;
import java.io.Serial;

/** The other side says what the protocol does not allow. */
final class ProtocolException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
        super(message);
    }
}
