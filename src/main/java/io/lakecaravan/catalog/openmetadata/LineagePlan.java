package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.openmetadata.LineageConversation.Task;
import io.lakecaravan.catalog.openmetadata.LineageConversation.Wish;
import io.lakecaravan.catalog.openmetadata.LineageEdge.End;
import io.lakecaravan.catalog.openmetadata.LineageEdge.Pair;
import io.lakecaravan.catalog.openmetadata.LineageEdge.Reach;
import io.lakecaravan.lineage.ColumnPairs;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Dataset;
import io.lakecaravan.table.LineageFlow;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.table.TableColumn;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which edges the flows of a table come to. */
final class LineagePlan {
    /** Raised when the way edges are written changes, so that all are looked at anew. */
    private static final int WRITING = 1;
    /** Of a full name; one that is longer makes the server refuse all pairs of the edge. */
    private static final int LONGEST_NAME = 3072;

    /** A flow with the places of its ends in this catalog. */
    record Located(LineageFlow flow, Optional<LineagePlace> upstream, Optional<LineagePlace> downstream) {
        Located {
            if (upstream.isEmpty() && downstream.isEmpty()) {
                throw new IllegalArgumentException("a flow without ends in this catalog");
            }
        }
    }

    private LineagePlan() {}

    /** The flows of which this catalog can show anything. */
    static List<Located> locate(Publication publication, String catalog, String type) {
        return publication.lineage().stream()
                .filter(flow -> place(flow.upstream(), catalog, type).isPresent()
                        || place(flow.downstream(), catalog, type).isPresent())
                .map(flow -> new Located(
                        flow, place(flow.upstream(), catalog, type), place(flow.downstream(), catalog, type)))
                .toList();
    }

    private static Optional<LineagePlace> place(Optional<Dataset> dataset, String catalog, String type) {
        return dataset.flatMap(found -> found.service(catalog, type).map(service -> LineagePlace.of(found, service)));
    }

    /** Of all that the edges follow from, as far as we have it; empty where there is nothing to write. */
    static String hash(CatalogAnswer answer, List<Located> flows, Publication publication) {
        if (flows.isEmpty()) {
            return "";
        }
        try {
            String text = WRITING + "\n" + answer.entity() + "\n"
                    + RecordJson.mapper()
                            .writeValueAsString(
                                    flows.stream().map(Located::flow).toList())
                    + "\n" + LineageColumns.names(columns(publication));
            return OpenMetadataNames.md5(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("flows cannot be hashed", e);
        }
    }

    static List<Column> columns(Publication publication) {
        return publication.table().columns().stream().map(TableColumn::column).toList();
    }

    /** Lists the edges that are wanted and those that are not any more. */
    static void plan(LineageConversation talk, Optional<LineageEntity> own) {
        Map<String, LineageEdge> wanted = new LinkedHashMap<>();
        own.ifPresent(table -> talk.flows.forEach(flow -> addEdges(talk, table, flow, wanted)));
        wanted.values().forEach(edge -> talk.tasks.add(new Task(edge, Wish.WANTED)));
        Set<String> unseen = unseen(talk);
        talk.base.edges().forEach((key, edge) -> {
            if (wanted.containsKey(key)) {
                return;
            }
            boolean perhapsWanted = unseen.contains(edge.from().fqn())
                    || unseen.contains(edge.to().fqn());
            if (perhapsWanted) {
                // What is not there now may come back, and its edges with it.
                talk.written.put(key, edge);
            } else {
                talk.tasks.add(new Task(edge, Wish.UNWANTED));
            }
        });
    }

    /** What a plan says of a table that does not exist yet. */
    static void tell(LineageConversation talk) {
        String table = talk.answer.entity();
        for (Located flow : talk.flows) {
            flow.upstream().ifPresent(from -> talk.changes.add("lineage " + from.name() + " -> " + table + ": add"));
            flow.downstream().ifPresent(to -> talk.changes.add("lineage " + table + " -> " + to.name() + ": add"));
        }
    }

    private static Set<String> unseen(LineageConversation talk) {
        return talk.found.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .flatMap(entry -> entry.getKey().names().stream())
                .collect(Collectors.toSet());
    }

    private static void addEdges(
            LineageConversation talk, LineageEntity table, Located located, Map<String, LineageEdge> wanted) {
        Optional<LineageEntity> up = located.upstream().flatMap(talk.found::get);
        Optional<LineageEntity> down = located.downstream().flatMap(talk.found::get);
        LineageFlow flow = located.flow();
        up.ifPresent(from -> add(
                wanted,
                edge(flow, from, table, Reach.HOP, ColumnPairs.of(flow.inbound(), from.names(), table.names()))));
        down.ifPresent(to -> add(
                wanted, edge(flow, table, to, Reach.HOP, ColumnPairs.of(flow.outbound(), table.names(), to.names()))));
        if (up.isPresent() && down.isPresent()) {
            List<ColumnPairs.Pair> pairs = ColumnPairs.endToEnd(
                    flow, up.get().names(), table.names(), down.get().names());
            add(wanted, edge(flow, up.get(), down.get(), Reach.END_TO_END, pairs));
        }
    }

    private static LineageEdge edge(
            LineageFlow flow, LineageEntity from, LineageEntity to, Reach reach, List<ColumnPairs.Pair> pairs) {
        Set<Pair> columns = new LinkedHashSet<>();
        pairs.stream()
                .map(pair ->
                        new Pair(from.columns().get(pair.from()), to.columns().get(pair.to())))
                .filter(pair ->
                        pair.from().length() <= LONGEST_NAME && pair.to().length() <= LONGEST_NAME)
                .forEach(columns::add);
        return new LineageEdge(End.of(from), End.of(to), reach, new TreeSet<>(Set.of(flow.name())), columns);
    }

    private static void add(Map<String, LineageEdge> wanted, LineageEdge edge) {
        // An entity that is both ends tells nothing.
        if (!edge.from().id().equals(edge.to().id())) {
            wanted.merge(edge.key(), edge, LineageEdge::with);
        }
    }
}
