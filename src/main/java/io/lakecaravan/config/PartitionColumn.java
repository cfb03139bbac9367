package io.lakecaravan.config;

import io.lakecaravan.schema.LogicalType;
import java.util.Optional;

/**
 * A partition key as a manifest declares it.
 *
 * @param type empty: as the values say
 */
public record PartitionColumn(String name, Optional<LogicalType> type) {}
