package io.lakecaravan.tag.detect.value;

import io.lakecaravan.tag.detect.kind.Kind;
import java.util.function.Predicate;

/**
 * A rule on single values. Its counts are kept; when the rule changes, the version rises and objects are read again.
 *
 * @param id lower case with dashes, unique, stable
 * @param version from 1
 * @param fit which values it is asked for at all
 * @param weight what its matches say about a column
 */
public record Detector(String id, int version, Kind kind, Fit fit, Weight weight, Rule rule) {
    /** Pure and safe between threads; must end in time linear in the length. */
    @FunctionalInterface
    public interface Rule {
        Verdict test(Value value);
    }

    public Detector {
        if (!id.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("detector id '" + id + "' is not lower case with dashes");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of detector " + id + " is below 1");
        }
    }

    public Verdict test(Value value) {
        return rule.test(value);
    }

    /** A detector on one item's text, without a check digit. */
    public static Detector of(String id, Kind kind, Fit fit, Weight weight, Predicate<Value> matches) {
        return new Detector(id, 1, kind, fit, weight, value -> Verdict.pass(matches.test(value)));
    }

    /** A detector on letters and digits: where the grammar holds, the check digit decides. */
    public static Detector checked(
            String id, Kind kind, Fit fit, Weight weight, Predicate<String> grammar, Predicate<String> check) {
        return new Detector(id, 1, kind, fit, weight, value -> {
            String compact = value.compact();
            return grammar.test(compact) ? Verdict.checked(check.test(compact)) : Verdict.NO;
        });
    }

    /** The next version of the same detector. */
    public Detector atVersion(int other) {
        return new Detector(id, other, kind, fit, weight, rule);
    }
}
