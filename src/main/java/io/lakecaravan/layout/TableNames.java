package io.lakecaravan.layout;

import io.lakecaravan.table.LogicalTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Names of tables. A table's base name follows from its root; where several tables of one source and bucket have the
 * same, every one of them gets a suffix that follows from its identity. So a name depends on the set of tables, never on
 * their order, and a table that has its suffix keeps it whatever comes later.
 */
public final class TableNames {
    private static final int SUFFIX_DIGITS = 8;
    private static final Pattern VARYING = Pattern.compile("[-_. ]*\\*[-_. ]*");
    private static final Pattern SLASHES = Pattern.compile("/+");

    /** @param base name without suffix */
    public record Named(String identity, String base) {}

    private TableNames() {}

    /**
     * The name that a root wants: its folders without the last slash, a single object's key without its data and
     * compression extensions, the bucket's name for the bucket's root.
     */
    public static String base(String bucket, String root) {
        String path = root.endsWith("/") ? root : FileName.withoutExtensions(root);
        String plain = path.indexOf('*') < 0
                ? path
                : String.join(
                        "/",
                        List.of(path.split("/", -1)).stream()
                                .map(TableNames::withoutVarying)
                                .toList());
        String joined = SLASHES.matcher(plain).replaceAll("/");
        String start = joined.startsWith("/") ? joined.substring(1) : joined;
        String name = start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
        return name.isEmpty() ? bucket : name;
    }

    /** The name of one of several tables in the objects of a root, e.g. a sheet. */
    static String base(String bucket, String root, String member) {
        return member.isEmpty()
                ? base(bucket, root)
                : SLASHES.matcher(base(bucket, root) + "/" + member).replaceAll("/");
    }

    private static String withoutVarying(String segment) {
        String inner = VARYING.matcher(segment).replaceAll("*");
        String start = inner.startsWith("*") ? inner.substring(1) : inner;
        String end = start.endsWith("*") ? start.substring(0, start.length() - 1) : start;
        return end.replace('*', '_');
    }

    /** What makes the table this one and no other, whatever it is called: source, bucket, root and format. */
    public static String identity(LogicalTable table) {
        return table.source() + "|" + table.bucket() + "|" + table.root() + "|" + table.format();
    }

    /** The base name with the suffix that this identity has in a clash. */
    public static String suffixed(String base, String identity) {
        return base + "_" + ObjectHash.hex(identity, SUFFIX_DIGITS);
    }

    /**
     * Names by identity.
     *
     * @param tables all tables of one source and bucket, each identity once
     */
    public static Map<String, String> names(Collection<Named> tables) {
        Set<String> suffixed = new HashSet<>();
        NavigableMap<String, String> names = names(tables, suffixed);
        // a base may be what another's suffix made; each round suffixes one more, so this ends
        for (boolean clash = suffixClashes(names, suffixed); clash; clash = suffixClashes(names, suffixed)) {
            names = names(tables, suffixed);
        }
        return names;
    }

    private static NavigableMap<String, String> names(Collection<Named> tables, Set<String> suffixed) {
        NavigableMap<String, String> names = new TreeMap<>();
        for (Named table : tables) {
            boolean clashed = suffixed.contains(table.identity());
            names.put(table.identity(), clashed ? suffixed(table.base(), table.identity()) : table.base());
        }
        return names;
    }

    /** Adds to {@code suffixed} those that share a name and have no suffix yet. */
    private static boolean suffixClashes(Map<String, String> names, Set<String> suffixed) {
        Map<String, Integer> uses = new HashMap<>();
        names.values().forEach(name -> uses.merge(name, 1, Integer::sum));
        boolean found = false;
        for (Map.Entry<String, String> entry : names.entrySet()) {
            if (uses.get(entry.getValue()) > 1) {
                found |= suffixed.add(entry.getKey());
            }
        }
        return found;
    }
}
