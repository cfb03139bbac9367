package io.lakecaravan.tag.detect;

/**
 * How often one detector matched in a column.
 *
 * @param version of the detector that counted
 * @param matches values of its grammar
 * @param passes those whose check digit is right, too; all matches where the kind has none
 */
public record DetectorCounts(int version, long matches, long passes) {
    public DetectorCounts {
        if (version < 1 || matches < 0 || passes < 0 || passes > matches) {
            throw new IllegalArgumentException(
                    "counts of version " + version + ": " + passes + " of " + matches + " pass, which cannot be");
        }
    }

    /** Sums; where versions differ, the newer alone: the older is counted again when its object is read again. */
    DetectorCounts plus(DetectorCounts other) {
        if (version != other.version) {
            return version > other.version ? this : other;
        }
        return new DetectorCounts(version, matches + other.matches, passes + other.passes);
    }
}
