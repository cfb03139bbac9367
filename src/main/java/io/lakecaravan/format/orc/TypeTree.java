package io.lakecaravan.format.orc;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.orc.OrcProto.Type.Kind;

/**
 * Makes columns of the footer's list of types, which is a tree in the order in which a walk meets it: a type's children
 * follow it. Names that are not unique among their siblings get a suffix. All values may be null, unless Iceberg, which
 * notes it in the types' attributes, says otherwise.
 *
 * @see <a href="https://orc.apache.org/specification/ORCv1/">ORC specification, "Type Information"</a>
 */
final class TypeTree {
    /** Of a file whose rows are not structs. */
    static final String ONLY_COLUMN = "value";

    private final List<FileType> types;
    private final int maxDepth;
    private int next;

    private TypeTree(List<FileType> types, int maxDepth) {
        this.types = types;
        this.maxDepth = maxDepth;
    }

    /**
     * @param id of the type at the top of the column
     * @param last id of the last type below it
     */
    record Root(Column column, int id, int last) {}

    static Schema schema(List<Root> roots) {
        return new Schema(roots.stream().map(Root::column).toList());
    }

    static List<Root> columns(FileFooter footer, ReadOptions options) throws IOException {
        List<FileType> types = footer.types();
        if (types.isEmpty()) {
            return List.of();
        }
        TypeTree tree = new TypeTree(types, options.maxDepth());
        List<Root> roots = tree.roots();
        if (tree.next != types.size()) {
            throw corrupt("type " + tree.next + " of the ORC footer belongs to no column");
        }
        return roots;
    }

    private List<Root> roots() throws IOException {
        if (!types.get(0).kind().equals(Optional.of(Kind.STRUCT))) {
            Column only = column(ONLY_COLUMN, 0, 1);
            return List.of(new Root(only, 0, next - 1));
        }
        next = 1;
        List<Root> roots = new ArrayList<>();
        List<String> names = names(types.get(0), 0);
        for (int i = 0; i < names.size(); i++) {
            int id = types.get(0).children().get(i);
            roots.add(new Root(column(names.get(i), id, 1), id, next - 1));
        }
        return roots;
    }

    private Column column(String name, int id, int depth) throws IOException {
        if (depth > maxDepth) {
            throw new LimitException("the schema nests deeper than " + maxDepth + " levels");
        }
        if (id != next || id >= types.size()) {
            throw corrupt("a type of the ORC footer names type " + Integer.toUnsignedString(id)
                    + " as its child; the next one is " + next + " of " + types.size());
        }
        FileType type = types.get(id);
        next++;
        if (type.kind().isEmpty()) {
            return unknown(name, type, depth);
        }
        Column result = switch (type.kind().get()) {
            case STRUCT -> new Column(name, new StructOf(fields(type, id, depth)), true, "struct");
            case LIST -> {
                expectChildren(type, id, 1);
                yield new Column(
                        name, new ListOf(column("element", type.children().get(0), depth + 1)), true, "array");
            }
            case MAP -> {
                expectChildren(type, id, 2);
                Column key = column("key", type.children().get(0), depth + 1);
                yield new Column(
                        name, new MapOf(key, column("value", type.children().get(1), depth + 1)), true, "map");
            }
            case UNION -> new Column(name, new UnionOf(members(type, depth)), true, "uniontype");
            default -> {
                expectChildren(type, id, 0);
                yield ScalarTypes.column(name, type, id);
            }
        };
        return new Column(name, result.type(), !ScalarTypes.isRequired(type), result.nativeType());
    }

    private Column unknown(String name, FileType type, int depth) throws IOException {
        members(type, depth);
        return ScalarTypes.unknown(name);
    }

    private List<Column> fields(FileType struct, int id, int depth) throws IOException {
        List<String> names = names(struct, id);
        List<Column> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(column(names.get(i), struct.children().get(i), depth + 1));
        }
        return fields;
    }

    /** Members of a union have no names; they are told apart by a tag. */
    private List<Column> members(FileType union, int depth) throws IOException {
        List<Column> members = new ArrayList<>();
        for (int i = 0; i < union.children().size(); i++) {
            members.add(column("tag_" + i, union.children().get(i), depth + 1));
        }
        return members;
    }

    private static List<String> names(FileType struct, int id) throws FormatException {
        if (struct.names().size() != struct.children().size()) {
            throw corrupt("type " + id + " of the ORC footer has "
                    + struct.children().size() + " fields and " + struct.names().size() + " names for them");
        }
        Set<String> given = new HashSet<>(struct.names());
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String name : struct.names()) {
            String unique = name;
            for (int number = 2; !used.add(unique); number++) {
                String candidate = name + "_" + number;
                unique = given.contains(candidate) ? name : candidate;
            }
            names.add(unique);
        }
        return names;
    }

    private static void expectChildren(FileType type, int id, int count) throws FormatException {
        if (type.children().size() != count) {
            throw corrupt("type " + id + " of the ORC footer has "
                    + type.children().size() + " types below it; its" + " kind has " + count);
        }
    }

    private static FormatException corrupt(String message) {
        return new FormatException(FindingCode.ORC_CORRUPT, message);
    }
}
