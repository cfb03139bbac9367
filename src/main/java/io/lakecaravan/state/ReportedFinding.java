package io.lakecaravan.state;

import io.lakecaravan.finding.Finding;

/** @param novelty against the last completed run of the source */
public record ReportedFinding(String source, Finding finding, Novelty novelty) {
    /** Whether a finding was there before. Only new ones alarm. */
    public enum Novelty {
        NEW,
        KNOWN
    }

    public boolean isNew() {
        return novelty == Novelty.NEW;
    }
}
