package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import java.util.function.Consumer;

/**
 * An asset of which a work wants to know how it stands.
 *
 * @param taker called with the asset, archived or not; not at all where there is none; more than once where the answer was
 *     lost
 */
record Look(Reference asset, Consumer<JsonNode> taker) {}
