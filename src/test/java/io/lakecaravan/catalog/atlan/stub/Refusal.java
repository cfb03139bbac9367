package io.lakecaravan.catalog.atlan.stub;

import java.io.Serial;

/** An answer other than the wanted one. */
final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refusal(Answer answer, String message) {
        super(message);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
