package io.lakecaravan.cli;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code inspect} tells of one object.
 *
 * @param fragments at least one
 * @param samples one for each fragment
 * @param tags one for each fragment: what its names and values suggest
 * @param findings of all fragments, each once, and of what was read beyond them
 * @param written files that rows were written to
 */
record InspectedObject(
        String name,
        List<Fragment> fragments,
        List<Sample> samples,
        List<ColumnTags> tags,
        List<Finding> findings,
        long bytesRead,
        int requests,
        List<String> written) {
    InspectedObject {
        fragments = List.copyOf(fragments);
        samples = List.copyOf(samples);
        tags = List.copyOf(tags);
        findings = List.copyOf(findings);
        written = List.copyOf(written);
    }

    static List<Finding> findings(List<Fragment> fragments) {
        List<Finding> all = new ArrayList<>();
        fragments.stream()
                .flatMap(fragment -> fragment.findings().stream())
                .filter(finding -> !all.contains(finding))
                .forEach(all::add);
        return all;
    }

    /** With no more rows in each sample than these. */
    InspectedObject showing(int rows) {
        return new InspectedObject(
                name,
                fragments,
                samples.stream().map(sample -> sample.first(rows)).toList(),
                tags,
                findings,
                bytesRead,
                requests,
                written);
    }

    boolean hasError() {
        return findings.stream().anyMatch(Finding::isError);
    }
}
