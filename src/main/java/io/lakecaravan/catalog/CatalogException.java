package io.lakecaravan.catalog;

import java.io.Serial;

/** A catalog did not take a request, and sending it again as it is would not help. */
public final class CatalogException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Decision decision;
    private final int status;
    private final String answer;

    /**
     * @param status HTTP status; 0 where there was none
     * @param answer the server's words
     */
    public CatalogException(Decision decision, int status, String answer, String message) {
        super(message);
        this.decision = decision;
        this.status = status;
        this.answer = answer;
    }

    public Decision decision() {
        return decision;
    }

    public int status() {
        return status;
    }

    public String answer() {
        return answer;
    }
}
