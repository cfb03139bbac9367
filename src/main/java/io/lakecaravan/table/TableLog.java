package io.lakecaravan.table;

import java.time.Instant;

/**
 * The objects of a table format's log, which are never read as data.
 *
 * @param marker name of the folder directly under the table's root, e.g. {@code _delta_log}
 * @param fingerprint commutative multiset hash over key, version and size, 32 hexadecimal digits: another one after
 *     every commit
 */
public record TableLog(String marker, long objects, long bytes, Instant lastModified, String fingerprint) {}
