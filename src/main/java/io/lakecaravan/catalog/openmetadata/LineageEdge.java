package io.lakecaravan.catalog.openmetadata;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** An edge that we want, or wanted. */
record LineageEdge(End from, End to, Reach reach, SortedSet<String> rules, Set<Pair> pairs) {
    /** One end. */
    record End(String type, String id, String fqn) {
        static End of(LineageEntity entity) {
            return new End(entity.type(), entity.id(), entity.fqn());
        }
    }

    /** Fully qualified names of two columns. */
    record Pair(String from, String to) {}

    /** Whether other tables of ours may want the same edge. */
    enum Reach {
        /** Our table is one of its ends. */
        HOP,
        /** It leads past our table, from end to end. */
        END_TO_END
    }

    LineageEdge {
        rules = new TreeSet<>(rules);
        pairs = new LinkedHashSet<>(pairs);
    }

    /** The same edge, wanted by several flows. */
    LineageEdge with(LineageEdge other) {
        SortedSet<String> allRules = new TreeSet<>(rules);
        allRules.addAll(other.rules);
        Set<Pair> allPairs = new LinkedHashSet<>(pairs);
        allPairs.addAll(other.pairs);
        return new LineageEdge(from, to, reach, allRules, allPairs);
    }

    /** Names the edge: a catalog has one between two entities. */
    String key() {
        return from.id() + ">" + to.id();
    }

    String text() {
        return from.fqn() + " -> " + to.fqn();
    }

    /** Of the kinds that every server from 1.4 on knows. */
    String source() {
        return from.type().equals("container") && to.type().equals("table")
                ? "ExternalTableLineage"
                : "PipelineLineage";
    }
}
