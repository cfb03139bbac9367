package io.lakecaravan.catalog.atlan;

import io.lakecaravan.catalog.Mode;
import io.lakecaravan.catalog.StoreTagsShown;
import io.lakecaravan.catalog.Stores;
import io.lakecaravan.catalog.TagNames;
import java.time.Duration;
import java.util.Optional;

/**
 * How one tenant is published to.
 *
 * @param catalog name of the catalog, by which lineage may say where its datasets stand
 * @param connection name or qualified name; empty: the source's name
 * @param tagNames of those that people see there, by internal tag
 * @param firstPause before a request is repeated that was refused for a reason that passes
 * @param storeTags how tags of the store are shown
 * @param stores what is known of a table's store
 */
record AtlanSettings(
        String catalog,
        Optional<String> connection,
        String pipeline,
        Objects objects,
        Tags tags,
        TagNames tagNames,
        int batchSize,
        Metadata metadata,
        Mode mode,
        Duration firstPause,
        StoreTagsShown storeTags,
        Stores stores) {
    /** Which objects become assets. */
    enum Objects {
        NONE,
        SAMPLED,
        ALL
    }

    /** Whether definitions of tags are made. */
    enum Tags {
        EXISTING,
        CREATE
    }

    /** Whether the custom metadata set is written. */
    enum Metadata {
        ON,
        OFF
    }

    boolean isPlan() {
        return mode == Mode.PLAN;
    }

    /** What we sign our assets with. */
    String workflow() {
        return "lake-caravan/" + pipeline;
    }

    /** Name or qualified name of the connection for the tables of a source. */
    String connection(String source) {
        return connection.orElse(source);
    }
}
