package io.lakecaravan.catalog;

import java.util.OptionalLong;

/**
 * How often a tag is used in a catalog.
 *
 * @param count labels that name it, 0 or more; empty where the catalog does not tell
 */
public record TagUses(OptionalLong count) {}
