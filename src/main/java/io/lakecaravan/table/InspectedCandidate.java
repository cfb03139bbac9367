package io.lakecaravan.table;

import java.util.List;

/** A candidate with what its chosen objects say, in key order. */
public record InspectedCandidate(Candidate candidate, List<Fragment> fragments) {
    public InspectedCandidate {
        fragments = List.copyOf(fragments);
    }
}
