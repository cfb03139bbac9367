package io.lakecaravan.tag.detect;

/**
 * What is counted of a column's values beside the detectors.
 *
 * @param values that are neither null nor blank
 * @param nulls null or blank
 * @param prose texts of several words, or of structure (JSON)
 * @param pairs neighbouring whole numbers, and {@code rising} those of them that rise: counters rise
 * @param distinct different values in the scan that had most of them, and {@code distinctOf} the values of that scan
 */
public record ValueFacts(long values, long nulls, long prose, long pairs, long rising, int distinct, int distinctOf) {
    static final ValueFacts NONE = new ValueFacts(0, 0, 0, 0, 0, 0, 0);

    ValueFacts plus(ValueFacts other) {
        boolean mine = distinct > other.distinct || (distinct == other.distinct && distinctOf >= other.distinctOf);
        return new ValueFacts(
                values + other.values,
                nulls + other.nulls,
                prose + other.prose,
                pairs + other.pairs,
                rising + other.rising,
                mine ? distinct : other.distinct,
                mine ? distinctOf : other.distinctOf);
    }

    /** Nearly all neighbours rise, on more than a handful. */
    boolean isCounter() {
        return pairs >= 5 && rising >= 0.9 * pairs;
    }

    /** A handful of values again and again: codes. */
    boolean isHandful() {
        return distinctOf >= 40 && distinct <= 3;
    }

    /** Too few different values for something that each person has of their own. */
    boolean isShared() {
        return distinctOf >= 20 && distinct < 10 && distinct < 0.2 * distinctOf;
    }

    /** Whether at least that many values are different, and that share of them all. */
    public boolean isSpread(int fewest, double share) {
        return distinct >= fewest && distinct >= share * distinctOf;
    }

    boolean isProse() {
        return prose >= 0.4 * values;
    }
}
