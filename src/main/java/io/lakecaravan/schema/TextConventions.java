package io.lakecaravan.schema;

import java.util.Optional;

/**
 * What the columns of one table tell each other about how numbers and dates are written in it.
 *
 * @param decimalMark {@code .} or {@code ,} where a column leaves no doubt
 * @param dayBeforeMonth where a column leaves no doubt
 */
public record TextConventions(Optional<Character> decimalMark, Optional<Boolean> dayBeforeMonth) {
    public static final TextConventions UNKNOWN = new TextConventions(Optional.empty(), Optional.empty());

    /** What this one tells, and what the other adds; nothing where they contradict each other. */
    public TextConventions and(TextConventions other) {
        return new TextConventions(
                agreed(decimalMark, other.decimalMark), agreed(dayBeforeMonth, other.dayBeforeMonth));
    }

    /** What this one tells, and what it leaves open as the other has it. */
    public TextConventions or(TextConventions other) {
        return new TextConventions(
                decimalMark.or(() -> other.decimalMark), dayBeforeMonth.or(() -> other.dayBeforeMonth));
    }

    private static <T> Optional<T> agreed(Optional<T> one, Optional<T> other) {
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            return Optional.empty();
        }
        return one.or(() -> other);
    }
}
