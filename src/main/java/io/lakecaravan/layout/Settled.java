package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.LogicalTable;
import java.util.List;

/**
 * What became of a candidate.
 *
 * @param tables each named with its base name: whether it needs a suffix is known when all tables of a source are
 * @param findings that belong to no table, because no object of the candidate could be used
 * @param again candidates to be inspected before more can be said
 */
public record Settled(List<LogicalTable> tables, List<Finding> findings, List<Candidate> again) {
    public Settled {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        again = List.copyOf(again);
    }
}
