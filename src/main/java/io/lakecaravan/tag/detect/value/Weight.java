package io.lakecaravan.tag.detect.value;

/**
 * What it says about a column when its values match, in powers of ten of the odds (2 = a hundred times more likely).
 *
 * @param alone for a column whose values all match the grammar, check digits apart
 * @param chance the share of arbitrary values of this grammar that pass the check; 1 where there is no check digit
 * @param least the least share of a column's values that must pass, without support by the name, 0 to 1
 * @param leastNamed the same where the column's name says so
 */
public record Weight(double alone, double chance, double least, double leastNamed, Repeats repeats) {
    /** Whether values of the kind come back within a column. */
    public enum Repeats {
        /** A country stands in many rows. */
        OFTEN,
        /** A name or number belongs to few rows: a handful of values in many rows are codes. */
        SELDOM
    }

    public Weight {
        if (!(chance > 0 && chance <= 1)) {
            throw new IllegalArgumentException("chance " + chance + " is not above 0 and at most 1");
        }
    }

    /** A grammar that little else follows. */
    public static Weight grammar(double alone) {
        return new Weight(alone, 1, 0.8, 0.5, Repeats.SELDOM);
    }

    /** A check digit; chance tells how much each pass says. */
    public static Weight checked(double alone, double chance) {
        return new Weight(alone, chance, 0.85, 0.6, Repeats.SELDOM);
    }

    /** What a value of the kind may look like: enough only beside a name. */
    public static Weight compatible(double leastNamed) {
        return new Weight(0, 1, 0.95, leastNamed, Repeats.SELDOM);
    }

    /** Found within longer text. */
    public static Weight within(double alone, double least) {
        return new Weight(alone, 1, least, least, Repeats.SELDOM);
    }

    public Weight repeating() {
        return new Weight(alone, chance, least, leastNamed, Repeats.OFTEN);
    }

    public Weight atLeast(double share, double named) {
        return new Weight(alone, chance, share, named, repeats);
    }

    /** Whether passes are compared with what chance would give. */
    public boolean hasCheck() {
        return chance < 1;
    }
}
