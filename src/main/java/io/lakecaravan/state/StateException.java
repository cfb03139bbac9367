package io.lakecaravan.state;

/** The state cannot be opened, read or written. The message says which state, what was found and what to do. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StateException(String message) {
        super(message);
    }

    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
