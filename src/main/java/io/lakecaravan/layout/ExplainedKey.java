package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionValue;
import java.util.List;
import java.util.Optional;

/**
 * What became of one key.
 *
 * @param table the table it belongs to; of several inside one object the first by name
 * @param partition the table's keys with this object's values, in path order
 * @param skipped why it belongs to none, where layout leaves it out
 */
public record ExplainedKey(
        String key, Optional<ExplainedTable> table, List<PartitionValue> partition, Optional<SkipReason> skipped) {
    public ExplainedKey {
        partition = List.copyOf(partition);
    }

    /** Name of the rule that decided: the table's, {@code junk} for what is left out, {@code odd} for what is reported. */
    public String rule() {
        return table.map(found -> found.grounds().rule()).orElse(skipped.isPresent() ? "junk" : "odd");
    }

    /** 0 to 1. */
    public double confidence() {
        return table.map(found -> found.grounds().confidence()).orElse(1.0);
    }
}
