package io.lakecaravan.table;

import java.util.List;

/**
 * Folders beside each other of which names alone do not say whether they are values of one table's partition key or tables
 * of their own. Each shape of the candidate names its folder as {@link Shape#member}.
 *
 * @param root of the table that the folders are, if they are one
 * @param before path to the folders, ending in {@code /} or empty
 * @param after path from such a folder to the table, empty or as the end of a root, e.g. {@code orders/}
 * @param names what the folders' names look like
 * @param read members whose objects are to be read now, in key order; the others are taken to be alike unless these differ
 * @param each most objects of each shape to be read now
 * @param first of all folders beside each other whether this is the first part of them; others follow in candidates of
 *     their own
 */
public record Siblings(
        String root, String before, String after, Names names, List<String> read, int each, boolean first) {
    /** What folder names look like, and whether it takes one table or several where nothing was read. */
    public enum Names {
        /** Numbers, alone or after the same word. */
        NUMBERS(true, 0.7),
        /** Codes of countries or languages, all of them. */
        CODES(true, 0.75),
        /** Anything else. */
        WORDS(false, 0.6);

        private final boolean one;
        private final double confidence;

        Names(boolean one, double confidence) {
            this.one = one;
            this.confidence = confidence;
        }

        /** Whether such folders are one table as far as names say. */
        public boolean areValues() {
            return one;
        }

        /** How sure that is. */
        public double confidence() {
            return confidence;
        }
    }

    private static final double REPEATED = 0.75;

    public Siblings {
        read = List.copyOf(read);
    }

    /** Whether they are one table as far as names say. */
    public boolean areValues() {
        return names.areValues() || repeats();
    }

    /** How sure that is, 0 to 1. */
    public double confidence() {
        return names == Names.WORDS && repeats() ? REPEATED : names.confidence();
    }

    /** Whether below each folder lies the same one of several tables. */
    public boolean repeats() {
        return !root.equals(before);
    }

    /** The root of one of them. */
    public String root(String member) {
        return before + member + "/" + after;
    }

    /** The same, as folders that come after the first part. */
    public Siblings following() {
        return new Siblings(root, before, after, names, read, each, false);
    }

    public Siblings reading(List<String> members, int objects) {
        return new Siblings(root, before, after, names, members, objects, first);
    }
}
