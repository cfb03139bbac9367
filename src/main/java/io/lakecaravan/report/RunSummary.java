package io.lakecaravan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.RunRecord;
import java.io.IOException;
import java.util.Iterator;

/** The run as the page shows it: as {@code run.json}, with the first findings and the number of all. */
final class RunSummary {
    private static final int FINDINGS = 200;

    private RunSummary() {}

    static void write(JsonGenerator json, RunRecord run, Iterator<ReportedFinding> findings) throws IOException {
        json.writeStartObject();
        RunReport.counts(json, run);
        json.writeArrayFieldStart("findings");
        long count = 0;
        while (findings.hasNext()) {
            ReportedFinding reported = findings.next();
            if (count < FINDINGS) {
                json.writeStartObject();
                RunReport.findingMembers(json, reported);
                json.writeStringField("fix", FixHints.of(reported.finding().code()));
                json.writeEndObject();
            }
            count++;
        }
        json.writeEndArray();
        json.writeNumberField("findingCount", count);
        json.writeEndObject();
    }
}
