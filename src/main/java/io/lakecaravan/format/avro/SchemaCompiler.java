package io.lakecaravan.format.avro;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.UnionOf;
import io.lakecaravan.schema.LogicalType.Variant;
import io.lakecaravan.table.Rendering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Makes columns and their decoders from an Avro schema.
 *
 * <p>A union of null and one type is that type, nullable; other unions are unions, nullable where null is among them. A
 * record inside itself is a variant there: its values are JSON, as deep as {@code maxDepth}. A file whose rows are no
 * records has one column, {@code value}.
 */
final class SchemaCompiler {
    private final int maxDepth;
    private final int maxColumns;
    private final Map<String, Recursion> open = new HashMap<>();
    private int columns;

    SchemaCompiler(ReadOptions options) {
        this.maxDepth = options.maxDepth();
        this.maxColumns = options.maxColumns();
    }

    /** Columns in the order of the file. */
    List<DecodedColumn> compile(Schema schema) throws LimitException {
        if (schema.getType() != Schema.Type.RECORD) {
            return List.of(column("value", schema, 1));
        }
        Recursion self = new Recursion();
        open.put(schema.getFullName(), self);
        List<DecodedColumn> fields = fields(schema, 1);
        self.close(new StructOf(types(fields)), new RecordDecoder(decoders(fields)));
        return fields;
    }

    private List<DecodedColumn> fields(Schema schema, int depth) throws LimitException {
        List<DecodedColumn> result = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            result.add(column(field.name(), field.schema(), depth));
        }
        return result;
    }

    private DecodedColumn column(String name, Schema schema, int depth) throws LimitException {
        if (++columns > maxColumns) {
            throw new LimitException("the schema has more than " + maxColumns + " columns, nested ones counted");
        }
        if (depth > maxDepth) {
            throw new LimitException("the schema nests deeper than " + maxDepth + " levels");
        }
        return switch (schema.getType()) {
            case UNION -> union(name, schema, depth);
            case RECORD -> record(name, schema, depth);
            case ARRAY -> {
                DecodedColumn element = column("element", schema.getElementType(), depth + 1);
                yield required(
                        name, new ListOf(element.column()), new NestedDecoders.Items(element.decoder()), "array");
            }
            case MAP -> {
                DecodedColumn value = column("value", schema.getValueType(), depth + 1);
                Column key = Column.required("key", Text.plain()).withNativeType("string");
                yield required(
                        name, new MapOf(key, value.column()), new NestedDecoders.Entries(value.decoder()), "map");
            }
            case NULL -> new DecodedColumn(new Column(name, new Null(), true, "null"), in -> null);
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, FIXED, ENUM -> {
                ScalarDecoders.Scalar scalar = ScalarDecoders.of(schema);
                yield required(name, scalar.type(), scalar.decoder(), nativeType(schema));
            }
        };
    }

    private DecodedColumn record(String name, Schema schema, int depth) throws LimitException {
        Recursion outer = open.get(schema.getFullName());
        if (outer != null) {
            return required(name, new Variant(), outer, schema.getFullName());
        }
        Recursion self = new Recursion();
        open.put(schema.getFullName(), self);
        List<DecodedColumn> fields = fields(schema, depth + 1);
        StructOf type = new StructOf(types(fields));
        Decoder decoder = new RecordDecoder(decoders(fields));
        self.close(type, decoder);
        open.remove(schema.getFullName());
        return required(name, type, decoder, schema.getFullName());
    }

    private DecodedColumn union(String name, Schema schema, int depth) throws LimitException {
        List<Decoder> branches = new ArrayList<>();
        List<Column> members = new ArrayList<>();
        for (Schema member : schema.getTypes()) {
            boolean named = switch (member.getType()) {
                case RECORD, ENUM, FIXED -> true;
                case UNION, ARRAY, MAP, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
            };
            DecodedColumn branch =
                    column(named ? member.getFullName() : member.getType().getName(), member, depth + 1);
            branches.add(branch.decoder());
            if (member.getType() != Schema.Type.NULL) {
                members.add(branch.column());
            }
        }
        boolean nullable = members.size() < branches.size();
        Decoder decoder = new NestedDecoders.Branches(branches);
        if (members.isEmpty()) {
            return new DecodedColumn(new Column(name, new Null(), true, "null"), decoder);
        }
        if (members.size() == 1) {
            Column only = members.get(0);
            return new DecodedColumn(new Column(name, only.type(), nullable, only.nativeType()), decoder);
        }
        return new DecodedColumn(new Column(name, new UnionOf(members), nullable, "union"), decoder);
    }

    private static DecodedColumn required(String name, LogicalType type, Decoder decoder, String nativeType) {
        return new DecodedColumn(new Column(name, type, false, nativeType), decoder);
    }

    private static String nativeType(Schema schema) {
        String base = schema.getType().getName();
        String logical = schema.getProp("logicalType");
        return logical == null ? base : base + "(" + logical + ")";
    }

    private static List<Column> types(List<DecodedColumn> fields) {
        return fields.stream().map(DecodedColumn::column).toList();
    }

    private static List<Decoder> decoders(List<DecodedColumn> fields) {
        return fields.stream().map(DecodedColumn::decoder).toList();
    }

    private record RecordDecoder(List<Decoder> fields) implements Decoder {
        @Override
        public Object read(RowInput in) throws IOException {
            List<Object> values = new ArrayList<>(fields.size());
            for (Decoder field : fields) {
                values.add(field.read(in));
            }
            return values;
        }

        @Override
        public void skip(RowInput in) throws IOException {
            for (Decoder field : fields) {
                field.skip(in);
            }
        }
    }

    /** A record inside itself; known once the record around it is compiled. */
    private static final class Recursion implements Decoder {
        private LogicalType type = new Null();
        private Decoder decoder = in -> null;

        void close(LogicalType whole, Decoder ofWhole) {
            type = whole;
            decoder = ofWhole;
        }

        @Override
        public Object read(RowInput in) throws IOException {
            in.enter();
            Object value = decoder.read(in);
            in.leave();
            return Rendering.json(type, value);
        }

        @Override
        public void skip(RowInput in) throws IOException {
            in.enter();
            decoder.skip(in);
            in.leave();
        }
    }
}
