package io.lakecaravan.state;

/**
 * A base name that several tables of a bucket have.
 *
 * @param tables how many
 * @param first identity, see {@link SettledTable#identity}
 * @param last identity
 */
public record SharedName(String bucket, String name, long tables, String first, String last) {}
