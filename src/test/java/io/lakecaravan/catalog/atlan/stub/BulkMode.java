package io.lakecaravan.catalog.atlan.stub;

/** The flags of a bulk request (contract §2). */
record BulkMode(Tags tags, Custom custom) {
    /** What an update does with the tags of the payload. */
    enum Tags {
        IGNORE,
        APPEND,
        REPLACE,
        RESET
    }

    /** What an update does with the custom metadata of the payload. */
    enum Custom {
        IGNORE,
        MERGE,
        OVERWRITE
    }

    static BulkMode of(Query query, StubAtlanSettings settings, Notes notes) {
        boolean append = query.isSet("appendTags");
        boolean replace = query.isSet("replaceTags");
        boolean reset = query.isSet("replaceClassifications");
        if ((append ? 1 : 0) + (replace ? 1 : 0) + (reset ? 1 : 0) > 1) {
            // Contract §12 check 5.
            throw Errors.badRequest("only one of replaceClassifications, replaceTags, appendTags can be true");
        }
        boolean merge = query.isSet("replaceBusinessAttributes");
        boolean overwrite = query.isSet("overwriteBusinessAttributes");
        // Contract §0 rule 12.
        if (replace || reset || overwrite) {
            notes.lapses.add("a flag that wipes what other people added (§0 rule 12)");
        }
        Tags tags = append ? Tags.APPEND : replace ? Tags.REPLACE : reset ? Tags.RESET : Tags.IGNORE;
        // Contract §8: "custom metadata in the payload is stored on create and ignored on update (one vendor note
        // says".
        Custom without = settings.has(Variant.CUSTOM_MERGED_WITHOUT_FLAGS) ? Custom.MERGE : Custom.IGNORE;
        Custom custom = !merge ? without : overwrite ? Custom.OVERWRITE : Custom.MERGE;
        return new BulkMode(tags, custom);
    }
}
