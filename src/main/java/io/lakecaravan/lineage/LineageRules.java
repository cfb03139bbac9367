package io.lakecaravan.lineage;

import io.lakecaravan.config.LineageRule;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives tables the flows of the configuration: one of each rule that matches, in the order of the rules. Flows that are
 * there already stay before them. The result depends on nothing but table and configuration. Immutable and safe between
 * threads.
 */
public final class LineageRules {
    private final List<CompiledRule> rules;

    public LineageRules(List<LineageRule> rules) {
        this.rules = rules.stream().map(CompiledRule::new).toList();
    }

    public List<LineageFlow> flows(LogicalTable table) {
        return rules.stream().flatMap(rule -> rule.flow(table).stream()).toList();
    }

    public Publication apply(Publication publication) {
        return publication.withLineage(
                Stream.concat(publication.lineage().stream(), flows(publication.table()).stream())
                        .distinct()
                        .toList());
    }
}
