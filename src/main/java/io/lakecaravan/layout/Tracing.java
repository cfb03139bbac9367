package io.lakecaravan.layout;

import io.lakecaravan.table.Candidate;

/** Is told what became of folders and shapes, so that keys can be traced to tables. */
interface Tracing {
    /** Nobody asks. */
    Tracing NONE = (candidate, member, unit) -> {};

    /**
     * A table by names was made part of a candidate.
     *
     * @param member its folder among siblings; empty where it is the candidate
     */
    void candidate(Candidate candidate, String member, TableUnit unit);
}
