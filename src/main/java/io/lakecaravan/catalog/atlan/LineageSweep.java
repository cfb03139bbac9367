package io.lakecaravan.catalog.atlan;

import java.util.function.Predicate;

/**
 * Lineage of ours that no table needs any more, to be removed from the connection of a source. Only for the end of a run
 * in which everything was listed.
 *
 * @param source whose connection is meant
 * @param needed by its qualified name, whether a table still needs it
 * @param share most of what is there that may go, from 0 to 1; up to {@code floor} processes may go in any case
 */
public record LineageSweep(String run, String source, Predicate<String> needed, double share, int floor) {}
