package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.atlan.AtlanEntity.Part;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TaggedField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of a table, each followed by those nested in it. As the vendor's own loader does it, a nested column hangs
 * under its parent and not under the table, elements of a list are named below {@code items} and values of a map below
 * {@code values}, and only top-level columns count as the table's.
 */
final class ColumnEntities {
    /** Most nested columns of a table; a column whose own would be more shows its full type alone. */
    static final int MOST_NESTED = 1_000;

    private static final int DEEPEST = 10;

    /** Whether the tenant's model has columns in columns. */
    enum Nesting {
        SHOWN,
        IN_TYPE
    }

    /** @param path names from the top-level column down, elements of lists and values of maps among them */
    private record Level(
            String qualifiedName, String name, int depth, ArrayNode hierarchy, List<String> path, TableColumn top) {}

    private final TablePlace place;
    private final LogicalTable table;
    private final ShownTags shown;
    private final Nesting nesting;
    private final List<AtlanEntity> entities = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<TaggedAsset> tagged = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private int nested;

    ColumnEntities(TablePlace place, LogicalTable table, ShownTags shown, Nesting nesting) {
        this.place = place;
        this.table = table;
        this.shown = shown;
        this.nesting = nesting;
        List<TableColumn> columns = table.columns();
        List<String> qualified = new ArrayList<>();
        // Names of top-level columns are given first, so that nested ones never change them.
        for (int i = 0; i < columns.size(); i++) {
            qualified.add(free(place.table(), columns.get(i).column().name(), i));
        }
        for (int i = 0; i < columns.size(); i++) {
            add(columns.get(i), qualified.get(i), i + 1);
        }
    }

    /** In the table's order, parents first; two never share a qualified name. */
    List<AtlanEntity> entities() {
        return entities;
    }

    /** Qualified names of top-level columns by name. */
    Map<String, String> names() {
        return names;
    }

    /** Columns and fields with tags of ours. */
    List<TaggedAsset> tagged() {
        return tagged;
    }

    private String free(String parent, String name, int position) {
        String qualified = AtlanNames.column(parent, name);
        if (!taken.add(qualified)) {
            qualified = AtlanNames.suffixed(qualified, name + "\n" + position);
            taken.add(qualified);
        }
        return qualified;
    }

    private void add(TableColumn each, String qualified, int order) {
        Column column = each.column();
        names.putIfAbsent(column.name(), qualified);
        if (!each.tags().isEmpty()) {
            tagged.add(new TaggedAsset(qualified, List.of(column.name()), shown.byInternal(each.tags())));
        }
        ObjectNode node = node(column, qualified, order);
        node.put("tableName", table.name());
        node.put("tableQualifiedName", place.table());
        int partition = partitionOrder(column.name());
        node.put("isPartition", partition > 0);
        node.put("partitionOrder", partition);
        entities.add(new AtlanEntity(
                Part.COLUMN,
                "Column",
                qualified,
                node,
                Map.of("table", new Reference("Table", place.table())),
                Map.of(),
                JsonNodeFactory.instance.objectNode(),
                shown.of(each.tags()),
                ""));
        int below = count(column.type(), 1);
        if (nesting == Nesting.SHOWN && nested + below <= MOST_NESTED) {
            nested += below;
            ArrayNode hierarchy = JsonNodeFactory.instance.arrayNode();
            addNested(column.type(), node, new Level(qualified, column.name(), 1, hierarchy, List.of(), each));
        } else if (nesting == Nesting.SHOWN) {
            node.putNull("nestedColumnCount");
        }
    }

    /** How many there are at most. */
    static int count(LogicalTable table) {
        int below = table.columns().stream()
                .mapToInt(each -> count(each.column().type(), 1))
                .sum();
        return table.columns().size() + Math.min(below, MOST_NESTED);
    }

    /** Of columns in a column of this type, at all levels. */
    private static int count(LogicalType type, int depth) {
        int count = 0;
        for (Column field : depth > DEEPEST ? List.<Column>of() : fields(type).columns()) {
            count += 1 + count(field.type(), depth + 1);
        }
        return count;
    }

    /**
     * What is nested.
     *
     * @param path between the column and these, in qualified names
     * @param names the same as the schema has them
     */
    private record Fields(String path, List<String> names, List<Column> columns) {}

    /** What is nested directly: the fields of a struct, of a list's elements, of a map's values. */
    private static Fields fields(LogicalType type) {
        StringBuilder path = new StringBuilder();
        List<String> names = new ArrayList<>();
        LogicalType inner = type;
        for (int i = 0; i < DEEPEST; i++) {
            if (inner instanceof LogicalType.StructOf struct) {
                return new Fields(path.toString(), names, struct.fields());
            } else if (inner instanceof LogicalType.ListOf list) {
                path.append("/items");
                names.add(list.element().name());
                inner = list.element().type();
            } else if (inner instanceof LogicalType.MapOf map) {
                path.append("/values");
                names.add(map.value().name());
                inner = map.value().type();
            } else {
                break;
            }
        }
        return new Fields("", names, List.of());
    }

    private void addNested(LogicalType type, ObjectNode parent, Level level) {
        Fields fields = level.depth() <= DEEPEST ? fields(type) : new Fields("", List.of(), List.of());
        if (fields.columns().isEmpty() || !AtlanNames.hasRoomBelow(level.qualifiedName() + fields.path())) {
            parent.putNull("nestedColumnCount");
            return;
        }
        parent.put("nestedColumnCount", fields.columns().size());
        ArrayNode hierarchy = level.hierarchy().deepCopy();
        hierarchy
                .addObject()
                .put("depth", Integer.toString(level.depth()))
                .put("name", TablePlace.text(level.name()))
                .put("qualifiedName", level.qualifiedName());
        for (int i = 0; i < fields.columns().size(); i++) {
            Column field = fields.columns().get(i);
            String qualified = free(level.qualifiedName() + fields.path(), field.name(), i);
            List<String> path = new ArrayList<>(level.path());
            path.addAll(fields.names());
            path.add(field.name());
            ObjectNode node = node(field, qualified, i + 1);
            node.put("parentColumnName", TablePlace.text(level.name()));
            node.put("parentColumnQualifiedName", level.qualifiedName());
            node.put("columnDepthLevel", level.depth());
            node.put("nestedColumnOrder", Integer.toString(i + 1));
            node.set("columnHierarchy", hierarchy);
            entities.add(new AtlanEntity(
                    Part.COLUMN,
                    "Column",
                    qualified,
                    node,
                    Map.of("parentColumn", new Reference("Column", level.qualifiedName())),
                    Map.of(),
                    JsonNodeFactory.instance.objectNode(),
                    shown.of(tags(level.top(), path, field, qualified)),
                    ""));
            addNested(
                    field.type(),
                    node,
                    new Level(qualified, field.name(), level.depth() + 1, hierarchy, path, level.top()));
        }
    }

    /** Of the field itself, or of the elements of the list that it is. */
    private Set<String> tags(TableColumn top, List<String> path, Column field, String qualified) {
        Fields inner = fields(field.type());
        List<String> deepest = new ArrayList<>(path);
        deepest.addAll(inner.columns().isEmpty() ? inner.names() : List.of());
        Set<String> tags = new TreeSet<>();
        for (TaggedField each : top.fields()) {
            int length = each.path().size();
            if (length >= path.size() && length <= deepest.size() && each.path().equals(deepest.subList(0, length))) {
                tags.addAll(each.tags());
                List<String> names = new ArrayList<>(List.of(top.column().name()));
                names.addAll(each.path());
                tagged.add(new TaggedAsset(qualified, names, shown.byInternal(each.tags())));
            }
        }
        return tags;
    }

    private ObjectNode node(Column column, String qualified, int order) {
        ObjectNode node = place.asset(column.name(), qualified);
        place.nameParents(node);
        type(node, column.type());
        node.put("order", order);
        node.put("isNullable", column.nullable());
        return node;
    }

    private static void type(ObjectNode node, LogicalType type) {
        String name = TypeText.name(type);
        int bracket = name.indexOf('(');
        node.put("dataType", (bracket < 0 ? name : name.substring(0, bracket)).toUpperCase(Locale.ROOT));
        node.put("rawDataTypeDefinition", TablePlace.text(TypeText.display(type)));
        if (type instanceof LogicalType.Decimal decimal) {
            node.put("precision", decimal.precision());
            node.put("numericScale", (double) decimal.scale());
        } else {
            node.putNull("precision");
            node.putNull("numericScale");
        }
    }

    /** From 1; 0 for a column that is no partition key. */
    private int partitionOrder(String column) {
        for (int i = 0; i < table.partitionKeys().size(); i++) {
            if (table.partitionKeys().get(i).name().equals(column)) {
                return i + 1;
            }
        }
        return 0;
    }
}
