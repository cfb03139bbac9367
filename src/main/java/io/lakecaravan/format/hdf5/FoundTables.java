package io.lakecaravan.format.hdf5;

import io.lakecaravan.finding.Finding;
import java.util.List;

/** The tables of a file in order of their paths, and what of it could not be followed. */
record FoundTables(List<Hdf5Table> tables, List<Finding> findings) {
    FoundTables {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }
}
