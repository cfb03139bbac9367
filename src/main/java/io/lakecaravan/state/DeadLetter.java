package io.lakecaravan.state;

import io.lakecaravan.table.Publication;
import java.time.Instant;

/**
 * What a catalog did not accept after all attempts, whole, so that it can be sent again.
 *
 * @param table {@link io.lakecaravan.table.LogicalTable#id}
 * @param message without its sample: the constructor takes it out, for the state keeps no values
 * @param status HTTP status of the last answer; 0 where there was none
 * @param answer the server's words, cut to {@link #LONGEST_ANSWER} characters, bearer tokens blanked
 * @param reason in our words
 */
public record DeadLetter(
        String catalog,
        String table,
        Publication message,
        int attempts,
        int status,
        String answer,
        String reason,
        Instant at) {
    public static final int LONGEST_ANSWER = 10_000;

    public DeadLetter {
        message = message.withoutValues();
        answer = Answer.safe(answer, LONGEST_ANSWER);
    }
}
