package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/**
 * The fields of a schema message ({@code Schema.fbs}). Offsets in it may share or nest without end, so fields, depth
 * and text are bounded by what an honest schema of this length can hold.
 */
final class FieldReader {
    private final ReadOptions options;
    private final NestedTypes nested = new NestedTypes(this);
    private final Map<Long, String> dictionaries = new HashMap<>();
    private final Set<Long> openDictionaries = new HashSet<>();
    private int fields;
    private long textLeft;

    private FieldReader(long metadataBytes, ReadOptions options) {
        this.options = options;
        // Writers may share a text between fields, ours is a copy each time.
        this.textLeft = 4 * metadataBytes;
    }

    /** @param metadataBytes of the message or footer that holds the schema */
    static List<ArrowField> fields(Schema schema, long metadataBytes, ReadOptions options) throws IOException {
        FieldReader reader = new FieldReader(metadataBytes, options);
        List<ArrowField> fields = new ArrayList<>();
        int count = schema.fieldsLength();
        for (int i = 0; i < count; i++) {
            fields.add(reader.field(schema.fields(i), 1));
        }
        return UniqueNames.of(fields);
    }

    ArrowField field(Field field, int depth) throws IOException {
        if (++fields > options.maxColumns()) {
            throw new LimitException("the Arrow schema has more than " + options.maxColumns() + " fields");
        }
        if (depth > options.maxDepth()) {
            throw new LimitException("the Arrow schema nests deeper than " + options.maxDepth() + " levels");
        }
        DictionaryEncoding encoding = field.dictionary();
        ArrowField stored = encoding == null ? storage(field, depth) : dictionary(field, encoding, depth);
        Optional<String> extension = metadata(field, "ARROW:extension:name");
        return extension.isEmpty()
                ? stored
                : ExtensionTypes.applied(
                        stored,
                        extension.get(),
                        metadata(field, "ARROW:extension:metadata").orElse(""));
    }

    private ArrowField dictionary(Field field, DictionaryEncoding encoding, int depth) throws IOException {
        long id = encoding.id();
        if (!openDictionaries.add(id)) {
            throw Corrupt.schema(-1, "a dictionary of the Arrow schema holds itself");
        }
        ArrowField values = storage(field, depth);
        openDictionaries.remove(id);
        String known = dictionaries.putIfAbsent(id, values.signature());
        if (known != null && !known.equals(values.signature())) {
            throw Corrupt.schema(-1, "two fields of the Arrow schema share a dictionary and have different types");
        }
        Int index = encoding.indexType();
        int bits = index == null ? 32 : index.bitWidth();
        boolean signed = index == null || index.isSigned();
        checkWidth(bits, "a dictionary's index");
        String name = (signed ? "int" : "uint") + bits;
        Column column = values.column()
                .withNativeType("dictionary<values=" + values.column().nativeType() + ", indices=" + name + ">");
        return new ArrowField(
                column,
                new Layout.Dictionary(id, bits, signed, values),
                List.of(),
                "dictionary" + id + "<" + name + "," + values.signature() + ">",
                Optional.empty());
    }

    private ArrowField storage(Field field, int depth) throws IOException {
        String name = text(field.name());
        Optional<ScalarType> scalar = scalar(field);
        if (scalar.isPresent()) {
            ScalarType type = scalar.get();
            Column column = new Column(name, type.type(), field.nullable(), type.name());
            return new ArrowField(column, type.layout(), List.of(), type.name(), Optional.empty());
        }
        return nested.field(field, name, depth);
    }

    private Optional<ScalarType> scalar(Field field) throws IOException {
        return Optional.ofNullable(
                switch (field.typeType()) {
                    case Type.Bool -> ScalarType.bool();
                    case Type.Int -> integer(required(field, new Int()));
                    case Type.FloatingPoint -> {
                        int precision = required(field, new FloatingPoint()).precision();
                        yield ScalarType.floating(16 << between(precision, 2, "a float's precision"));
                    }
                    case Type.Decimal -> decimal(required(field, new Decimal()));
                    case Type.Date ->
                        required(field, new Date()).unit() == DateUnit.DAY ? ScalarType.date32() : ScalarType.date64();
                    case Type.Time -> time(required(field, new Time()));
                    case Type.Timestamp -> {
                        Timestamp type = required(field, new Timestamp());
                        yield ScalarType.timestamp(unit(type.unit()), text(type.timezone()));
                    }
                    case Type.Duration ->
                        ScalarType.duration(unit(required(field, new Duration()).unit()));
                    case Type.Interval ->
                        switch (required(field, new Interval()).unit()) {
                            case IntervalUnit.YEAR_MONTH -> ScalarType.months();
                            case IntervalUnit.DAY_TIME -> ScalarType.daysAndMillis();
                            case IntervalUnit.MONTH_DAY_NANO -> ScalarType.monthsDaysAndNanos();
                            default -> throw Corrupt.schema(-1, "an interval of the Arrow schema has an unknown unit");
                        };
                    case Type.FixedSizeBinary -> {
                        int width = required(field, new FixedSizeBinary()).byteWidth();
                        if (width < 0) {
                            throw Corrupt.schema(-1, "a fixed-size binary of the Arrow schema has a negative width");
                        }
                        yield ScalarType.binary(width);
                    }
                    case Type.Null -> new ScalarType(new LogicalType.Null(), "null", new Layout.Nulls());
                    case Type.Utf8 -> bytes(LogicalType.Text.plain(), "string", variable(BytesDecoder.TEXT));
                    case Type.LargeUtf8 -> bytes(LogicalType.Text.plain(), "large_string", large(BytesDecoder.TEXT));
                    case Type.Utf8View ->
                        bytes(LogicalType.Text.plain(), "string_view", new Layout.View(BytesDecoder.TEXT));
                    case Type.Binary -> bytes(anyBinary(), "binary", variable(BytesDecoder.BINARY));
                    case Type.LargeBinary -> bytes(anyBinary(), "large_binary", large(BytesDecoder.BINARY));
                    case Type.BinaryView -> bytes(anyBinary(), "binary_view", new Layout.View(BytesDecoder.BINARY));
                    default -> null;
                });
    }

    private static ScalarType bytes(LogicalType type, String name, Layout layout) {
        return new ScalarType(type, name, layout);
    }

    private static Layout variable(BytesDecoder decoder) {
        return new Layout.Variable(false, decoder);
    }

    private static Layout large(BytesDecoder decoder) {
        return new Layout.Variable(true, decoder);
    }

    private static LogicalType anyBinary() {
        return new LogicalType.Binary(java.util.OptionalInt.empty());
    }

    private static ScalarType integer(Int type) throws FormatException {
        checkWidth(type.bitWidth(), "an integer");
        return ScalarType.integer(type.bitWidth(), type.isSigned());
    }

    private static ScalarType decimal(Decimal type) throws FormatException {
        int bits = type.bitWidth();
        if (bits != 32 && bits != 64 && bits != 128 && bits != 256) {
            throw Corrupt.schema(-1, "a decimal of the Arrow schema has " + bits + " bits; decimals have 32 to 256");
        }
        if (type.precision() < 1 || type.precision() > 76 || Math.abs((long) type.scale()) > 1000) {
            throw Corrupt.schema(
                    -1,
                    "a decimal of the Arrow schema has " + type.precision() + " digits and scale " + type.scale()
                            + "; decimals have 1 to 76 digits");
        }
        return ScalarType.decimal(type.precision(), type.scale(), bits);
    }

    private static ScalarType time(Time type) throws FormatException {
        int bits = type.bitWidth();
        if (bits != 32 && bits != 64) {
            throw Corrupt.schema(-1, "a time of the Arrow schema has " + bits + " bits; times have 32 or 64");
        }
        return ScalarType.time(unit(type.unit()), bits);
    }

    private static Precision unit(short unit) throws FormatException {
        return switch (unit) {
            case TimeUnit.SECOND -> Precision.SECONDS;
            case TimeUnit.MILLISECOND -> Precision.MILLIS;
            case TimeUnit.MICROSECOND -> Precision.MICROS;
            case TimeUnit.NANOSECOND -> Precision.NANOS;
            default -> throw Corrupt.schema(-1, "a unit of time of the Arrow schema is unknown");
        };
    }

    private static int between(int value, int most, String what) throws FormatException {
        if (value < 0 || value > most) {
            throw Corrupt.schema(-1, what + " in the Arrow schema is unknown");
        }
        return value;
    }

    private static void checkWidth(int bits, String what) throws FormatException {
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw Corrupt.schema(-1, what + " of the Arrow schema has " + bits + " bits; there are 8, 16, 32, 64");
        }
    }

    /** The type's own table, which unions of flatbuffers may leave out. */
    static <T extends com.google.flatbuffers.Table> T required(Field field, T type) throws FormatException {
        if (field.type(type) == null) {
            throw Corrupt.schema(-1, "a field of the Arrow schema has no type");
        }
        return type;
    }

    static FixedSizeList fixedSizeList(Field field) throws FormatException {
        FixedSizeList type = required(field, new FixedSizeList());
        if (type.listSize() < 0) {
            throw Corrupt.schema(-1, "a fixed-size list of the Arrow schema has a negative size");
        }
        return type;
    }

    private Optional<String> metadata(Field field, String wanted) throws LimitException {
        int count = field.customMetadataLength();
        for (int i = 0; i < count; i++) {
            String key = text(field.customMetadata(i).key());
            if (key.equals(wanted)) {
                return Optional.of(text(field.customMetadata(i).value()));
            }
        }
        return Optional.empty();
    }

    private String text(String text) throws LimitException {
        textLeft -= text == null ? 1 : text.length() + 1;
        if (textLeft < 0) {
            throw new LimitException("the texts of the Arrow schema take more than four times its bytes");
        }
        return text == null ? "" : text;
    }
}
