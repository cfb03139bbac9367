package io.lakecaravan.config;

import io.lakecaravan.format.ReadOptions;

/**
 * What is known of the objects whose key matches.
 *
 * @param path glob over the whole key
 */
public record ReadRule(String path, ReadOptions.Known known) {}
