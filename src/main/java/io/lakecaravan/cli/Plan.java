package io.lakecaravan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.flow.PlanListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What catalogs would be changed by, in order of catalog and entity. Safe for use by several threads. */
final class Plan implements PlanListener {
    private final TreeMap<String, TreeMap<String, List<String>>> catalogs = new TreeMap<>();
    /** What several tables need, such as their schema, is planned by whichever comes first. */
    private final Set<String> shared = new TreeSet<>();

    @Override
    public synchronized void planned(String catalog, String entity, List<String> changes) {
        List<String> own = new ArrayList<>();
        for (String change : changes) {
            boolean ofOthers = change.startsWith("create ") && !change.startsWith("create table");
            if (ofOthers) {
                shared.add(catalog + "\n" + change);
            } else {
                own.add(change);
            }
        }
        catalogs.computeIfAbsent(catalog, name -> new TreeMap<>()).put(entity, own);
    }

    /** For people: {@code +} what would be created, {@code -} removed, {@code ~} changed, {@code !} not removed for now. */
    synchronized List<String> lines(CaravanConfig config) {
        List<String> lines = new ArrayList<>();
        for (String catalog :
                config.catalogs().stream().map(CatalogConfig::name).sorted().toList()) {
            lines.add(catalog + ":");
            shared(catalog).forEach(change -> lines.add("  " + sign(change) + " " + change));
            long unchanged = 0;
            for (List<String> changes : entities(catalog).values()) {
                changes.forEach(change -> lines.add("  " + sign(change) + " " + change));
                unchanged += changes.isEmpty() ? 1 : 0;
            }
            lines.add("  " + unchanged + (unchanged == 1 ? " table" : " tables") + " unchanged");
        }
        return lines;
    }

    /** One object a change. */
    synchronized List<String> json() {
        List<String> lines = new ArrayList<>();
        for (String catalog : catalogs.keySet()) {
            shared(catalog)
                    .forEach(change -> lines.add(json(catalog, change.substring(change.lastIndexOf(' ') + 1), change)));
            entities(catalog)
                    .forEach((entity, changes) -> changes.forEach(change -> lines.add(json(catalog, entity, change))));
        }
        return lines;
    }

    private Map<String, List<String>> entities(String catalog) {
        return catalogs.getOrDefault(catalog, new TreeMap<>());
    }

    private List<String> shared(String catalog) {
        return shared.stream()
                .filter(each -> each.startsWith(catalog + "\n"))
                .map(each -> each.substring(catalog.length() + 1))
                .toList();
    }

    private static String json(String catalog, String entity, String change) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("catalog", catalog);
        line.put("entity", entity);
        line.put(
                "action",
                sign(change).equals("+")
                        ? "create"
                        : sign(change).equals("-") ? "remove" : sign(change).equals("!") ? "keep" : "change");
        line.put("change", change);
        return line.toString();
    }

    private static String sign(String change) {
        if (change.startsWith("would remove ")) {
            return "!";
        }
        return change.startsWith("create ") ? "+" : change.startsWith("remove ") ? "-" : "~";
    }
}
