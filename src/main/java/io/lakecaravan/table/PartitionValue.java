package io.lakecaravan.table;

import java.util.Optional;

/**
 * One {@code key=value} of an object's path.
 *
 * @param raw the value as it lies in the path
 * @param value URL-decoded; empty for Hive's null marker and for an empty value
 */
public record PartitionValue(String key, String raw, Optional<String> value) {}
