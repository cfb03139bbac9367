package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The difference between the columns that stand in the catalog and ours, nested ones too, as JSON Patch operations that
 * leave what people wrote. A column whose type changes stays the column it is. Indexes are those of the read that the
 * patch follows, each guarded by a {@code test} of the column's name.
 */
final class ColumnPatch {
    /** What the crawler owns in a column; everything else in it belongs to people and other tools. */
    private static final List<String> OWNED =
            List.of("dataType", "arrayDataType", "dataTypeDisplay", "precision", "scale", "dataLength");
    /** The only constraint that the crawler knows of; others are people's. */
    private static final String NOT_NULL = "NOT_NULL";

    private final PatchOperations patch;
    private final TargetMerge targets;
    private final JsonNode bases;
    private final ObjectNode nextBases;
    /** Paths of columns that come within others, with labels that servers may leave out. */
    private final Set<String> unproven = new TreeSet<>();

    /** @param bases by path of the column */
    ColumnPatch(PatchOperations patch, TargetMerge targets, JsonNode bases, ObjectNode nextBases) {
        this.patch = patch;
        this.targets = targets;
        this.bases = bases;
        this.nextBases = nextBases;
    }

    /**
     * @param path JSON pointer to the list of columns
     * @param above path of the column that holds them; empty at the top
     * @return the wanted columns as they come to stand, in their order
     */
    List<MergedTarget> compare(String path, String above, JsonNode there, JsonNode wanted) {
        int[] places = ColumnMatch.match(there, wanted);
        List<MergedTarget> merged = new ArrayList<>();
        for (int w = 0; w < places.length; w++) {
            JsonNode column = wanted.get(w);
            String name = path(above, column);
            merged.add(
                    places[w] == ColumnMatch.NONE
                            ? created(name, column)
                            : compareOne(path + "/" + places[w], name, there.get(places[w]), column));
        }
        arrange(path, there, wanted, places);
        return merged;
    }

    private static String path(String above, JsonNode column) {
        String part = OpenMetadataNames.fqn(ColumnMatch.name(column));
        return above.isEmpty() ? part : above + "." + part;
    }

    private MergedTarget created(String name, JsonNode column) {
        remember(name, TargetBase.created(column));
        column.path("children").forEach(child -> createdWithin(name, child));
        return MergedTarget.created(column);
    }

    private MergedTarget createdWithin(String above, JsonNode column) {
        String name = path(above, column);
        if (column.has("tags")) {
            unproven.add(name);
        }
        return created(name, column);
    }

    /**
     * Paths of columns whose labels a server may not have stored: an update gives a new column its own labels, and those
     * of the columns within it nothing.
     */
    Set<String> unproven() {
        return unproven;
    }

    /** Removes, adds and moves, so that ours stand in our order. What changes within columns is done by then. */
    private void arrange(String path, JsonNode there, JsonNode wanted, int[] places) {
        Set<Integer> kept = IntStream.of(places).boxed().collect(Collectors.toSet());
        int before = patch.size();
        List<Integer> order = new ArrayList<>();
        for (int i = there.size() - 1; i >= 0; i--) {
            if (kept.contains(i)) {
                order.add(0, i);
            } else {
                patch.remove(path + "/" + i);
            }
        }
        for (int w = 0; w < places.length; w++) {
            if (places[w] == ColumnMatch.NONE) {
                patch.add(path + "/" + (w == order.size() ? "-" : w), wanted.get(w));
                order.add(w, ColumnMatch.NONE);
            } else if (order.get(w) != places[w]) {
                int from = order.indexOf(places[w]);
                patch.move(path + "/" + from, path + "/" + w);
                order.add(w, order.remove(from));
            }
        }
        if (patch.size() > before) {
            for (int i = 0; i < there.size(); i++) {
                patch.guard(path + "/" + i + "/name", there.get(i).get("name"));
            }
        }
    }

    private MergedTarget compareOne(String path, String name, JsonNode there, JsonNode wanted) {
        int before = patch.size();
        for (String field : OWNED) {
            if (!isSame(there.path(field), wanted.path(field))) {
                patch.set(path + "/" + field, there.path(field), wanted.path(field));
            }
        }
        position(path, there, wanted);
        constraint(path, there, wanted);
        List<MergedTarget> children = children(path, name, there.path("children"), wanted.path("children"));
        MergedTarget merged = targets.merge(path, name, there, wanted, TargetBase.read(bases.path(name)))
                .withChildren(children);
        remember(name, merged.base());
        if (patch.size() > before) {
            patch.guard(path + "/name", there.get("name"));
        }
        return merged;
    }

    private void remember(String name, TargetBase base) {
        ObjectNode json = base.toJson();
        if (!json.isEmpty()) {
            nextBases.set(name, json);
        }
    }

    private void position(String path, JsonNode there, JsonNode wanted) {
        // Servers that do not keep positions would otherwise be patched on every run.
        if (there.hasNonNull("ordinalPosition") && wanted.has("ordinalPosition")) {
            if (!Same.values(there.path("ordinalPosition"), wanted.path("ordinalPosition"))) {
                patch.add(path + "/ordinalPosition", wanted.get("ordinalPosition"));
            }
        }
    }

    private void constraint(String path, JsonNode there, JsonNode wanted) {
        String stands = there.path("constraint").asText("");
        boolean wants = wanted.has("constraint");
        if (wants && stands.isEmpty()) {
            patch.add(path + "/constraint", wanted.get("constraint"));
        } else if (!wants && stands.equals(NOT_NULL)) {
            patch.remove(path + "/constraint");
        }
    }

    private List<MergedTarget> children(String path, String name, JsonNode there, JsonNode wanted) {
        if (wanted.isEmpty()) {
            // A structure needs the list though it has no fields (there is none where it was something else before).
            if (!there.isEmpty() || (wanted.isArray() && !there.isArray())) {
                patch.set(path + "/children", there, wanted);
            }
            return List.of();
        }
        if (there.isEmpty()) {
            patch.add(path + "/children", wanted);
            List<MergedTarget> created = new ArrayList<>();
            wanted.forEach(child -> created.add(createdWithin(name, child)));
            return created;
        }
        return compare(path + "/children", name, there, wanted);
    }

    private static boolean isSame(JsonNode there, JsonNode ours) {
        boolean texts = there.isTextual() && ours.isTextual();
        return texts ? there.asText().equalsIgnoreCase(ours.asText()) : Same.values(there, ours);
    }
}
