package io.lakecaravan.catalog.atlan;

import io.lakecaravan.finding.Finding;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Where the talk with the tenant about one message stands. Belongs to one exchange. */
final class Talk {
    /** Times that a request is repeated which was refused for a reason that passes: about a minute in all. */
    static final int MOST_REPEATS = 10;

    /** What it is about, to know it again when it is redelivered. */
    final Object message;

    final TenantKnowledge knowledge;
    final AtlanSettings settings;
    final Work work;
    final Deque<Turn> turns = new ArrayDeque<>();
    /** Assets to be read before the work goes on, if need be together with those of other tables. */
    final List<Look> looks = new ArrayList<>();

    final List<Finding> findings = new ArrayList<>();
    /** What a plan would do. */
    final List<String> changes = new ArrayList<>();

    private Duration pause = Duration.ZERO;
    private int repeats;
    private Turn asked;

    Talk(Object message, TenantKnowledge knowledge, AtlanSettings settings, Work work) {
        this.message = message;
        this.knowledge = knowledge;
        this.settings = settings;
        this.work = work;
    }

    /** Whether the request that is made now is the one that was made last: the same turn, not an equal one. */
    @SuppressWarnings("ReferenceEquality")
    boolean isAskedAgain() {
        boolean again = asked == turns.element();
        asked = turns.element();
        return again;
    }

    void next(Turn turn) {
        turns.add(turn);
    }

    /** Before all others that wait. */
    void now(Turn turn) {
        turns.addFirst(turn);
    }

    /**
     * Lets the next request wait, each time longer.
     *
     * @return false when that was done often enough
     */
    boolean rest() {
        if (repeats == MOST_REPEATS) {
            return false;
        }
        pause = settings.firstPause().multipliedBy(1L << Math.min(repeats, 3));
        repeats++;
        return true;
    }

    void goOn() {
        repeats = 0;
    }

    /** Lets the next request wait as long as another talk would. */
    void rest(Duration other) {
        pause = other;
    }

    /** To wait before the next request; asking for it takes it away. */
    Duration takePause() {
        Duration taken = pause;
        pause = Duration.ZERO;
        return taken;
    }
}
