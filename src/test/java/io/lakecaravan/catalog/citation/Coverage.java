package io.lakecaravan.catalog.citation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rules say where they are written. A refusal is a rule of its own: as many lines as refusals, unless a factory of
 * {@code Errors} makes it that names the line itself. Whatever else decides names one line at least; a private method is
 * part of the rules that call it.
 */
final class Coverage {
    private final List<Rule> members;
    private final Set<String> citingFactories;

    Coverage(List<Rule> members) {
        this.members = List.copyOf(members);
        this.citingFactories = members.stream()
                .filter(member -> member.owner().equals("Errors") && member.reasons() > 0)
                .map(Rule::simpleName)
                .collect(Collectors.toSet());
    }

    /** The members that are rules. */
    Stream<Rule> rules() {
        return members.stream().filter(member -> member.decides() || refuses(member));
    }

    private static boolean refuses(Rule rule) {
        return !rule.owner().equals("Errors")
                && rule.refusals() + rule.borrowed().size() > 0;
    }

    boolean isCovered(Rule rule) {
        long inOwnWords = rule.refusals()
                + rule.borrowed().stream()
                        .filter(factory -> !citingFactories.contains(factory))
                        .count();
        if (refuses(rule) && inOwnWords > 0) {
            return rule.reasons() >= inOwnWords;
        }
        return rule.reasons() > 0 || refuses(rule) || isPartOfCovered(rule, new HashSet<>());
    }

    private boolean isPartOfCovered(Rule rule, Set<Rule> seen) {
        if (!rule.isPrivate()) {
            return false;
        }
        // Methods that call each other are part of what calls them from outside.
        if (!seen.add(rule)) {
            return true;
        }
        List<Rule> callers = members.stream()
                .filter(other -> other.owner().equals(rule.owner()) && !other.equals(rule))
                .filter(other -> other.calls().contains(rule.simpleName()))
                .toList();
        return !callers.isEmpty()
                && callers.stream().allMatch(caller -> caller.lines() > 0 || isPartOfCovered(caller, seen));
    }
}
