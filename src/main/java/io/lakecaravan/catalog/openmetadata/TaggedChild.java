package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.DetectedTag;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A nested column with tags of its own. The server shows fields of structures and of lists of structures; what lies deeper, as
 * values of maps do, is told at the deepest column around it that is shown, or at the top-level column, which has all tags anyway.
 *
 * @param places of the children to descend to from the top-level column, one or more
 * @param fields those that are told here
 */
record TaggedChild(List<Integer> places, List<TaggedField> fields) {
    /** Servers key the labels of a column by a digest of each part of its full name, and have room for 23. */
    private static final int DEEPEST = 16;

    static List<TaggedChild> of(TableColumn column) {
        Map<List<Integer>, List<TaggedField>> children = new LinkedHashMap<>();
        for (TaggedField field : column.fields()) {
            List<Integer> places = places(column.column().type(), field.path());
            if (!places.isEmpty()) {
                children.computeIfAbsent(places, none -> new ArrayList<>()).add(field);
            }
        }
        List<TaggedChild> all = new ArrayList<>();
        children.forEach((places, fields) -> all.add(new TaggedChild(places, List.copyOf(fields))));
        return all;
    }

    private static List<Integer> places(LogicalType column, List<String> path) {
        List<Integer> places = new ArrayList<>();
        LogicalType type = column;
        boolean inList = false;
        for (String name : path) {
            if (type instanceof LogicalType.ListOf list && !inList) {
                type = list.element().type();
                inList = true;
                continue;
            }
            int place = type instanceof LogicalType.StructOf struct ? place(struct, name) : ColumnMatch.NONE;
            if (place == ColumnMatch.NONE || places.size() == DEEPEST) {
                return List.copyOf(places);
            }
            places.add(place);
            type = ((LogicalType.StructOf) type).fields().get(place).type();
            inList = false;
        }
        return List.copyOf(places);
    }

    private static int place(LogicalType.StructOf struct, String name) {
        for (int i = 0; i < struct.fields().size(); i++) {
            if (struct.fields().get(i).name().equals(name)) {
                return i;
            }
        }
        return ColumnMatch.NONE;
    }

    TagLabels labels(TagMapping mapping) {
        List<String> tags = new ArrayList<>();
        List<DetectedTag> detected = new ArrayList<>();
        fields.forEach(field -> {
            tags.addAll(field.tags());
            detected.addAll(field.detected());
        });
        return new TagLabels(tags, detected, mapping);
    }
}
