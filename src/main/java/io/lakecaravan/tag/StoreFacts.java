package io.lakecaravan.tag;

import io.lakecaravan.table.LogicalTable;
import java.util.Map;
import java.util.Optional;

/**
 * What a store says of a table's bucket and sample object beside the listing. It is asked of a table only where a rule wants
 * to know and all its other conditions hold, as each answer may cost a request.
 */
public interface StoreFacts {
    /** A store that says nothing. */
    StoreFacts NONE = new StoreFacts() {
        @Override
        public Optional<Map<String, String>> bucketTags(LogicalTable table) {
            return Optional.empty();
        }

        @Override
        public Optional<Map<String, String>> objectTags(LogicalTable table) {
            return Optional.empty();
        }

        @Override
        public Optional<Owner> owner(LogicalTable table) {
            return Optional.empty();
        }
    };

    /**
     * Who owns an object.
     *
     * @param id as the store gives it
     * @param name for people; empty where the store gives none
     */
    record Owner(String id, String name) {}

    /** Tags of the bucket; empty where they cannot be had. */
    Optional<Map<String, String>> bucketTags(LogicalTable table);

    /** Tags of the sample object; empty where they cannot be had. */
    Optional<Map<String, String>> objectTags(LogicalTable table);

    /** Owner of the sample object; empty where it cannot be had. */
    Optional<Owner> owner(LogicalTable table);
}
