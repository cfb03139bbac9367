package io.lakecaravan.format.avro;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.FieldIds;
import io.lakecaravan.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One Avro object whose header was read: for table formats, which need more of it than {@link AvroFormat} shows. Not for
 * use by several threads; whoever opened the source closes it.
 */
public final class AvroFile {
    private final ObjectSource source;
    private final ReadOptions options;
    private final Schema schema;
    private final List<FieldIds> ids;

    private AvroFile(ObjectSource source, ReadOptions options, Schema schema, List<FieldIds> ids) {
        this.source = source;
        this.options = options;
        this.schema = schema;
        this.ids = List.copyOf(ids);
    }

    /** Reads the header. Throws as {@link AvroFormat#read} does. */
    public static AvroFile open(ObjectSource source, ReadOptions options) throws IOException {
        org.apache.avro.Schema avro =
                ContainerHeader.read(new RangedInput(source)).schema();
        return new AvroFile(source, options, columns(avro, options), ids(avro));
    }

    /** The columns of an Avro schema in JSON; empty where the text is none. */
    public static Optional<Schema> columns(String json, ReadOptions options) throws IOException {
        org.apache.avro.Schema avro;
        try {
            avro = new org.apache.avro.Schema.Parser(org.apache.avro.NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(json);
        } catch (RuntimeException | StackOverflowError e) {
            // Avro's parser has no exception of its own for all that may be wrong.
            return Optional.empty();
        }
        return Optional.of(columns(avro, options));
    }

    private static Schema columns(org.apache.avro.Schema avro, ReadOptions options) throws IOException {
        return new Schema(new SchemaCompiler(options)
                .compile(avro).stream().map(DecodedColumn::column).toList());
    }

    public Schema schema() {
        return schema;
    }

    /** One for each column of the schema. */
    public List<FieldIds> ids() {
        return ids;
    }

    /** All rows in file order, of these columns in this order; of all for none. */
    public RowStream rows(List<String> columns) throws IOException {
        return AvroRowStream.open(source, columns, options);
    }

    private static List<FieldIds> ids(org.apache.avro.Schema schema) {
        return parts(schema, 0);
    }

    private static List<FieldIds> parts(org.apache.avro.Schema schema, int depth) {
        // A record inside itself is a variant, which has no parts.
        if (depth > 100) {
            return List.of();
        }
        return switch (schema.getType()) {
            case RECORD -> {
                List<FieldIds> fields = new ArrayList<>();
                for (org.apache.avro.Schema.Field field : schema.getFields()) {
                    fields.add(new FieldIds(id(field.getObjectProp("field-id")), parts(field.schema(), depth + 1)));
                }
                yield fields;
            }
            case ARRAY ->
                List.of(new FieldIds(
                        id(schema.getObjectProp("element-id")), parts(schema.getElementType(), depth + 1)));
            case MAP ->
                List.of(
                        new FieldIds(id(schema.getObjectProp("key-id")), List.of()),
                        new FieldIds(id(schema.getObjectProp("value-id")), parts(schema.getValueType(), depth + 1)));
            case UNION -> {
                List<org.apache.avro.Schema> members = schema.getTypes().stream()
                        .filter(member -> member.getType() != org.apache.avro.Schema.Type.NULL)
                        .toList();
                yield members.size() == 1 ? parts(members.get(0), depth + 1) : List.of();
            }
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL, ENUM, FIXED -> List.of();
        };
    }

    private static OptionalInt id(Object property) {
        return property instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }
}
