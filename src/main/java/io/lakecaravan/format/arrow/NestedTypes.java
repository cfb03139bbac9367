package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.UnionOf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;

/** The types with children: lists, maps, structs, unions and runs. */
final class NestedTypes {
    private final FieldReader fields;

    NestedTypes(FieldReader fields) {
        this.fields = fields;
    }

    ArrowField field(Field field, String name, int depth) throws IOException {
        List<ArrowField> children = new ArrayList<>();
        int count = field.childrenLength();
        for (int i = 0; i < count; i++) {
            children.add(fields.field(field.children(i), depth + 1));
        }
        return switch (field.typeType()) {
            case Type.List -> list(field, name, "list", new Layout.Offsets(false), children);
            case Type.LargeList -> list(field, name, "large_list", new Layout.Offsets(true), children);
            case Type.ListView -> list(field, name, "list_view", new Layout.OffsetsAndSizes(false), children);
            case Type.LargeListView -> list(field, name, "large_list_view", new Layout.OffsetsAndSizes(true), children);
            case Type.FixedSizeList -> {
                int size = FieldReader.fixedSizeList(field).listSize();
                yield list(field, name, "fixed_size_list[" + size + "]", new Layout.FixedList(size), children);
            }
            case Type.Struct_ -> {
                List<ArrowField> unique = UniqueNames.of(children);
                yield made(field, name, new StructOf(columns(unique)), "struct", new Layout.Struct(), unique);
            }
            case Type.Map -> map(field, name, children);
            case Type.Union -> union(field, name, UniqueNames.of(children));
            case Type.RunEndEncoded -> runs(field, name, children);
            default -> {
                String type = "number " + field.typeType();
                LogicalType unknown = new LogicalType.Unknown(type);
                yield made(field, name, unknown, type, new Layout.Unreadable(type), List.of());
            }
        };
    }

    private static ArrowField list(Field field, String name, String kind, Layout layout, List<ArrowField> children)
            throws FormatException {
        check(children, 1, "a list");
        Column element = children.get(0).column().withName("element");
        return made(field, name, new ListOf(element), kind, layout, children);
    }

    private static ArrowField map(Field field, String name, List<ArrowField> children) throws FormatException {
        check(children, 1, "a map");
        ArrowField entries = children.get(0);
        if (!(entries.layout() instanceof Layout.Struct)) {
            throw Corrupt.schema(-1, "the entries of a map in the Arrow schema are no struct");
        }
        check(entries.children(), 2, "the entries of a map");
        MapOf type = new MapOf(
                entries.children().get(0).column().withName("key"),
                entries.children().get(1).column().withName("value"));
        return made(field, name, type, "map", new Layout.Entries(), children);
    }

    private static ArrowField union(Field field, String name, List<ArrowField> members) throws FormatException {
        Union type = FieldReader.required(field, new Union());
        int given = type.typeIdsLength();
        if (given != 0 && given != members.size()) {
            throw Corrupt.schema(
                    -1, "a union of the Arrow schema has " + given + " type ids and " + members.size() + " members");
        }
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            ids.add(given == 0 ? i : type.typeIds(i));
        }
        boolean dense = type.mode() == UnionMode.Dense;
        return made(
                field,
                name,
                new UnionOf(columns(members)),
                dense ? "dense_union" : "sparse_union",
                new Layout.Union(dense, ids),
                members);
    }

    /** An encoding, not a type: the column has the type of the values. */
    private static ArrowField runs(Field field, String name, List<ArrowField> children) throws FormatException {
        check(children, 2, "a run-end encoded field");
        ArrowField ends = children.get(0);
        ArrowField values = children.get(1);
        if (!(ends.column().type() instanceof LogicalType.Int type && type.signed() && type.bits() > 8)) {
            throw Corrupt.schema(-1, "the run ends of the Arrow schema are no int16, int32 or int64");
        }
        String nativeType = "run_end_encoded<run_ends=" + ends.column().nativeType() + ", values="
                + values.column().nativeType() + ">";
        Column column = new Column(name, values.column().type(), field.nullable(), nativeType);
        return new ArrowField(
                column, new Layout.RunEnds(type.bits()), children, "runs" + signature(children), Optional.empty());
    }

    private static ArrowField made(
            Field field, String name, LogicalType type, String kind, Layout layout, List<ArrowField> children) {
        Column column = new Column(name, type, field.nullable(), kind);
        return new ArrowField(column, layout, children, kind + signature(children), Optional.empty());
    }

    private static String signature(List<ArrowField> children) {
        return children.stream().map(ArrowField::signature).collect(Collectors.joining(",", "<", ">"));
    }

    private static List<Column> columns(List<ArrowField> fields) {
        return fields.stream().map(ArrowField::column).toList();
    }

    private static void check(List<ArrowField> children, int wanted, String what) throws FormatException {
        if (children.size() != wanted) {
            throw Corrupt.schema(-1, what + " of the Arrow schema has " + children.size() + " children, not " + wanted);
        }
    }
}
