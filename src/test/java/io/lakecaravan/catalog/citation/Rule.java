package io.lakecaravan.catalog.citation;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A method, a constructor, a constant or a choice of a stub, with what its comments say about it.
 *
 * @param owner the class it is in
 * @param name with the line it begins at
 * @param isPrivate nobody but its class can call it
 * @param comments the Javadoc and every comment inside
 * @param refusals how many places refuse in words of their own
 * @param borrowed the factory of {@code Errors} at every other place that refuses
 * @param decides it goes one way or another, drops, orders or limits, or is a value that says so
 * @param calls names of methods it calls
 */
record Rule(
        String owner,
        String name,
        boolean isPrivate,
        String comments,
        int refusals,
        List<String> borrowed,
        boolean decides,
        Set<String> calls) {
    /** A rule that nobody wrote down says so, and why it is played all the same. */
    private static final String ASSUMED = "not in the contract: ";

    /** What only looks like a rule says so: a look-up, or what a test asks for. */
    private static final String FORM = "no rule: ";

    List<Citation> citations() {
        return Citation.in(comments);
    }

    /** Lines that are named, and assumptions that are called so. */
    int lines() {
        return (int) citations().stream().filter(Citation::namesALine).count() + times(ASSUMED);
    }

    /** All of that, and what is said to be no rule. */
    int reasons() {
        return lines() + times(FORM);
    }

    private int times(String words) {
        return comments.toLowerCase(Locale.ROOT).split(words, -1).length - 1;
    }

    String simpleName() {
        return name.substring(0, name.indexOf(':'));
    }

    @Override
    public String toString() {
        return owner + "." + name;
    }
}
