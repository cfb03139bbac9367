package io.lakecaravan.tag.detect;

/** What chance would give: check digits hold for some numbers that are none of the kind. */
final class Chance {
    private static final double MOST = 6;

    private Chance() {}

    /**
     * How unlikely it is that so many or more of the trials pass by chance, in powers of ten (3 = one in a thousand), at most 6;
     * after Chernoff's bound on the binomial distribution, which is exact where all pass.
     *
     * @param trials 1 or more
     * @param passes 0 to {@code trials}
     * @param chance of one trial, above 0 and below 1
     */
    static double surprise(long trials, long passes, double chance) {
        double share = (double) passes / trials;
        if (share <= chance) {
            return 0;
        }
        double divergence = share * Math.log10(share / chance);
        if (share < 1) {
            divergence += (1 - share) * Math.log10((1 - share) / (1 - chance));
        }
        return Math.min(MOST, trials * divergence);
    }
}
