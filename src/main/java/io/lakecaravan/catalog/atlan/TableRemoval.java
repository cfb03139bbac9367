package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A table that is no longer there, to be archived with its columns and objects; its lineage goes for good.
 *
 * @param run that found it gone
 * @param table its id
 * @param source name of its source
 * @param base what {@link io.lakecaravan.catalog.CatalogAnswer#base} last was
 */
public record TableRemoval(String run, String table, String source, JsonNode base) {}
