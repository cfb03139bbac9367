package io.lakecaravan.tag.detect.naming;

/** What a column's name says about one kind, with the weight it has in powers of ten of the odds. */
public enum NameEvidence {
    /** The name is used for this kind and hardly for another. */
    STRONG(1.5),
    /** The name can mean it among others. */
    WEAK(-1),
    /** The name says nothing. */
    NONE(-3),
    /** The name says that it is something else: a flag, a count, a time, the name of a thing. */
    AGAINST(-4);

    private final double weight;

    NameEvidence(double weight) {
        this.weight = weight;
    }

    /** Odds that a column with such a name holds the kind, before its values are seen: few columns hold any one kind. */
    public double weight() {
        return weight;
    }

    NameEvidence stronger(NameEvidence other) {
        return weight >= other.weight ? this : other;
    }
}
