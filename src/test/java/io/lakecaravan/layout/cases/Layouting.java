package io.lakecaravan.layout.cases;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The only door through which these tests see the code under test. */
interface Layouting {
    /**
     * @param objects one bucket's listing, in key order
     * @param contents what reading an object gives; an empty list where only keys are known
     */
    Answer layout(SourceConfig source, List<LakeObject> objects, Function<LakeObject, List<Fragment>> contents);

    /** @param skipped reason by key, as machine output spells it; keys in no table and not here were left without one */
    record Answer(List<FoundTable> tables, Map<String, String> skipped) {
        public Answer {
            tables = List.copyOf(tables);
            skipped = Map.copyOf(skipped);
        }
    }

    /** @param confidence 0 to 1 */
    record FoundTable(
            String root,
            String name,
            String format,
            List<PartitionKey> partitionKeys,
            Set<String> keys,
            double confidence) {
        public FoundTable {
            partitionKeys = List.copyOf(partitionKeys);
            keys = Set.copyOf(keys);
        }
    }

    /** @param type by its name in JSON, e.g. {@code decimal(4,2)} */
    record PartitionKey(String name, String type) {
        @Override
        public String toString() {
            return name + ":" + type;
        }
    }
}
