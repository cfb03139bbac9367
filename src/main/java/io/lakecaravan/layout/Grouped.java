package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.table.Candidate;
import java.util.List;

/** Candidates whose objects are all known, and findings about keys, in the order they came up. */
public record Grouped(List<Candidate> candidates, List<Finding> findings) {
    public Grouped {
        candidates = List.copyOf(candidates);
        findings = List.copyOf(findings);
    }
}
