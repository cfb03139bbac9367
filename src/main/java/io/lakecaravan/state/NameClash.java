package io.lakecaravan.state;

/** Makes the name of a table whose base name another table of the same bucket has too. */
@FunctionalInterface
public interface NameClash {
    /**
     * @param base what clashes
     * @param identity of the table, see {@link SettledTable#identity}
     * @return the base with a suffix that depends on the identity alone
     */
    String suffixed(String base, String identity);
}
