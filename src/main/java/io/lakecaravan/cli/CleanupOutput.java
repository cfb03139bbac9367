package io.lakecaravan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.flow.Cleanup;
import io.lakecaravan.state.ReportedFinding;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.MadeEntity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a cleanup would do and did, for people or as one JSON object a line. */
final class CleanupOutput {
    private static final int REASONS = 20;

    private final PrintWriter out;
    private final StateStore state;
    private final Cleanup.Order order;
    private final boolean json;
    private long shared;

    CleanupOutput(PrintWriter out, StateStore state, Cleanup.Order order, boolean json) {
        this.out = out;
        this.state = state;
        this.order = order;
        this.json = json;
    }

    private Iterator<MadeEntity> entities(String catalog) {
        return in(catalog).entities(state);
    }

    private Cleanup.Order in(String catalog) {
        return new Cleanup.Order(List.of(catalog), order.service(), order.direction());
    }

    /** Tags that belong to no service: which of them go is known when it is gone. */
    private long showShared(String catalog) {
        Map<String, Long> kinds = new TreeMap<>();
        for (Iterator<MadeEntity> each = in(catalog).shared(state); each.hasNext(); ) {
            MadeEntity entity = each.next();
            kinds.merge(entity.kind(), 1L, Long::sum);
            out.print(
                    json
                            ? line(entity).put("unlessUsed", true) + "\n"
                            : "  " + InspectText.safe(entity.name()) + ", unless something else uses it\n");
        }
        if (!json && !kinds.isEmpty()) {
            out.print(catalog + ": " + counts(kinds) + " that we made, as far as nothing else uses them\n");
        }
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Every entity, then how many of each kind; one page is held at a time.
     *
     * @return how many of the service's own there are
     */
    long show() {
        long all = 0;
        for (String catalog : order.catalogs()) {
            Map<String, Long> kinds = new TreeMap<>();
            for (Iterator<MadeEntity> each = entities(catalog); each.hasNext(); ) {
                MadeEntity entity = each.next();
                kinds.merge(entity.kind(), 1L, Long::sum);
                out.print(json ? line(entity) + "\n" : "  " + InspectText.safe(entity.name()) + "\n");
                all++;
            }
            if (!json) {
                out.print(catalog + ": " + (kinds.isEmpty() ? "nothing" : counts(kinds)) + of() + "\n");
            }
        }
        if (all > 0) {
            for (String catalog : order.catalogs()) {
                shared += showShared(catalog);
            }
        }
        out.flush();
        return all;
    }

    private String of() {
        return " in service " + InspectText.safe(order.service())
                + (order.direction() == Cleanup.Direction.REMOVE ? " that we made" : " that we removed");
    }

    private static String counts(Map<String, Long> kinds) {
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + word(kind.getKey(), kind.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Kinds of OpenMetadata are paths of collections. */
    private static String word(String kind, long count) {
        String last = kind.substring(kind.lastIndexOf('/') + 1);
        return count == 1 && last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
    }

    private static ObjectNode line(MadeEntity entity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("catalog", entity.catalog())
                .put("kind", entity.kind())
                .put("name", entity.name())
                .put("id", entity.id());
    }

    /** @return how much is left */
    long report(long shown, String run) {
        long left = 0;
        for (String catalog : order.catalogs()) {
            for (Iterator<MadeEntity> each = entities(catalog); each.hasNext(); each.next()) {
                left++;
            }
        }
        long before = shown + shared - sharedLeft();
        String done = order.direction() == Cleanup.Direction.REMOVE ? "removed" : "restored";
        List<Finding> reasons = reasons(run);
        if (json) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put(done, before - left).put("left", left);
            ArrayNode array = line.putArray("findings");
            reasons.forEach(finding ->
                    array.addObject().put("code", finding.code().name()).put("message", finding.message()));
            out.print(line + "\n");
        } else {
            out.print((before - left) + " " + done + ", " + left + " left\n");
            reasons.forEach(finding -> out.print("  " + InspectText.finding(finding) + "\n"));
            if (order.direction() == Cleanup.Direction.REMOVE && left < before) {
                out.print("A crawl of the source publishes it again; cleanup --undo restores what a server keeps.\n");
            }
        }
        out.flush();
        return left;
    }

    /** Those that something else uses are not meant by what is left. */
    private long sharedLeft() {
        long count = 0;
        for (Iterator<MadeEntity> each = order.shared(state); each.hasNext(); each.next()) {
            count++;
        }
        return count;
    }

    private List<Finding> reasons(String run) {
        List<Finding> reasons = new ArrayList<>();
        Iterator<ReportedFinding> findings = state.findings().of(run);
        while (findings.hasNext() && reasons.size() < REASONS) {
            reasons.add(findings.next().finding());
        }
        return reasons;
    }
}
