package io.lakecaravan.state;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a catalog was last given for one entity.
 *
 * @param hash of all that was wanted: an equal hash means nothing to send
 * @param sampleVersion version of the object whose rows the catalog shows; empty where it shows none
 * @param base of the three-way merge: what we wrote, without values of objects
 */
public record Sent(String hash, String sampleVersion, JsonNode base) {
    public Sent {
        ValueGuard.check(base);
    }
}
