package io.lakecaravan.catalog.atlan;

import java.util.function.Consumer;

/**
 * One request, and what to make of its answer.
 *
 * @param answer called once, with whatever the step of the Kamelet lets pass
 * @param lost called instead where the answer to a {@link AtlanRequest.Kind#DEFINE} never came
 */
record Turn(AtlanRequest request, Consumer<AtlanReply> answer, Runnable lost) {
    Turn(AtlanRequest request, Consumer<AtlanReply> answer) {
        this(request, answer, () -> {
            throw new IllegalStateException("only definitions do without their answer");
        });
    }
}
