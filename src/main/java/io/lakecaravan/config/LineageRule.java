package io.lakecaravan.config;

import io.lakecaravan.table.ColumnMatching;
import java.util.Optional;

/**
 * Where the data of some tables comes from and goes to. All conditions that are given must hold; at least one end is
 * there.
 *
 * @param name unique among the rules
 * @param source name of a source
 * @param bucket glob over the bucket's name
 * @param table regular expression over the whole table name; its named groups are placeholders of both ends
 * @param path glob over the table's root and its sample object's key
 * @param objects glob over the keys that the data goes through; empty: the table as a whole
 */
public record LineageRule(
        String name,
        Optional<String> source,
        Optional<String> bucket,
        Optional<String> table,
        Optional<String> path,
        Optional<String> objects,
        Optional<LineageEnd> from,
        Optional<LineageEnd> to,
        ColumnMatching inbound,
        ColumnMatching outbound,
        ColumnMatching through) {}
