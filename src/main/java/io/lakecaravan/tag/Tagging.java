package io.lakecaravan.tag;

import io.lakecaravan.config.TagConfig;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.TableColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Gives tables and columns the tags of the configuration: the defaults, then those of every rule that matches. Tags
 * that are there already stay. The result depends on nothing but table, configuration, time and what the store says, whatever the order of the
 * rules. Immutable and safe between threads.
 */
public final class Tagging {
    private final List<String> defaults;
    private final List<TagRule> rules;

    public Tagging(TagConfig config) {
        this.defaults = config.defaults();
        this.rules = config.rules().stream().map(TagRule::new).toList();
    }

    /**
     * Tags are sorted and each stands once.
     *
     * @param facts is asked where rules want to know
     * @param now what ages are counted from
     */
    public LogicalTable tag(LogicalTable table, StoreFacts facts, Instant now) {
        List<TagRule> matching =
                rules.stream().filter(rule -> rule.matches(table, facts, now)).toList();
        List<String> tags = new ArrayList<>(defaults);
        matching.stream().filter(rule -> !rule.isForColumns()).forEach(rule -> tags.addAll(rule.tags()));
        List<TableColumn> columns =
                table.columns().stream().map(column -> tag(column, matching)).toList();
        return table.withTags(union(table.tags(), tags), columns);
    }

    /** As {@link #tag(LogicalTable, StoreFacts, Instant)}. */
    public Publication tag(Publication publication, StoreFacts facts, Instant now) {
        return publication.withTable(tag(publication.table(), facts, now));
    }

    private static TableColumn tag(TableColumn column, List<TagRule> matching) {
        List<String> tags = matching.stream()
                .filter(rule -> rule.matchesColumn(column.column().name()))
                .flatMap(rule -> rule.tags().stream())
                .toList();
        return column.withTags(union(column.tags(), tags));
    }

    private static List<String> union(Collection<String> some, Collection<String> others) {
        TreeSet<String> all = new TreeSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
