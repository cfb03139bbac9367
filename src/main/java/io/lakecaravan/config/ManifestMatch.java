package io.lakecaravan.config;

/**
 * The entry of a manifest that an object belongs to.
 *
 * @param rootEnd characters of the key up to the end of the table's root: its last slash, or the whole key where the
 *     object is the table
 * @param folders whether folders above {@code rootEnd} may hold partition values, as the pattern matched the file
 *     itself: then the number of characters below which no root lies, else {@code rootEnd}
 */
public record ManifestMatch(ManifestEntry entry, int rootEnd, int folders) {}
