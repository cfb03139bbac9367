package io.lakecaravan.format.hdf5;

import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OpaqueDataType;
import io.jhdf.object.datatype.Reference;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.TimeDataType;
import io.jhdf.object.datatype.VariableLength;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Unknown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Decoders for the types of datasets ("Datatype Message"). */
final class ElementTypes {
    /** How bit fields of one byte are understood: PyTables writes booleans as such. */
    enum ByteBits {
        INTEGER,
        BOOLEAN
    }

    private static final int LONGEST_LIST = 1 << 20;

    private final VariableHeap heap;
    private final ByteBits byteBits;
    private final int maxDepth;

    ElementTypes(VariableHeap heap, ByteBits byteBits, int maxDepth) {
        this.heap = heap;
        this.byteBits = byteBits;
        this.maxDepth = maxDepth;
    }

    Element of(DataType type) throws IOException {
        return of(type, 0);
    }

    private Element of(DataType type, int depth) throws IOException {
        if (depth > maxDepth) {
            throw new LimitException("a type is nested deeper than " + maxDepth);
        }
        if (type.getSize() < 0) {
            throw corrupt();
        }
        if (type instanceof FixedPoint integer) {
            return Numbers.fixed(integer);
        } else if (type instanceof FloatingPoint real) {
            return Numbers.floating(real);
        } else if (type instanceof StringData text) {
            return fixedText(text);
        } else if (type instanceof VariableLength variable) {
            return variable(variable, depth);
        } else if (type instanceof EnumDataType enumeration) {
            return enumeration(enumeration, depth);
        } else if (type instanceof CompoundDataType compound) {
            return compound(compound, depth);
        } else if (type instanceof ArrayDataType array) {
            Element element = of(array.getBaseType(), depth + 1);
            return list(element, array.getArrayTypeDimensions(), array.getSize());
        } else if (type instanceof BitField bits) {
            boolean isBoolean = byteBits == ByteBits.BOOLEAN && bits.getSize() == 1;
            Element integer = Numbers.bits(bits);
            return isBoolean ? integer.as(new LogicalType.Bool(), "bool", value -> (Long) value != 0) : integer;
        } else if (type instanceof OpaqueDataType opaque) {
            return tagged(opaque);
        } else if (type instanceof Reference reference) {
            return opaque(reference.getSize(), "reference");
        } else if (type instanceof TimeDataType time) {
            return opaque(time.getSize(), "time" + time.getSize() * 8);
        }
        int size = type.getSize();
        return new Element(new Unknown("class " + type.getDataClass()), "", size, (bytes, at) -> null);
    }

    /** H5py tags what numpy has and HDF5 has not. */
    private static Element tagged(OpaqueDataType type) {
        int size = type.getSize();
        String tag = type.getAsciiTag().strip();
        if (tag.equals("NUMPY:|S" + size)) {
            return new Element(
                    Text.plain(),
                    "string(" + size + ")",
                    size,
                    (bytes, at) -> Texts.padded(bytes(bytes, at, size), '\0'));
        }
        return NumpyTimes.of(tag, size).orElseGet(() -> opaque(size, "opaque " + tag));
    }

    static Element opaque(int size, String nativeType) {
        return new Element(
                new LogicalType.Binary(OptionalInt.of(size)),
                nativeType.strip(),
                size,
                (bytes, at) -> bytes(bytes, at, size));
    }

    private static byte[] bytes(ByteBuffer bytes, int at, int size) {
        byte[] value = new byte[size];
        bytes.get(at, value);
        return value;
    }

    private static Element fixedText(StringData type) {
        int size = type.getSize();
        Element.Decoding decoding = switch (type.getPaddingType()) {
            case NULL_TERMINATED -> (bytes, at) -> Texts.terminated(bytes(bytes, at, size));
            case NULL_PADDED -> (bytes, at) -> Texts.padded(bytes(bytes, at, size), '\0');
            case SPACE_PADDED -> (bytes, at) -> Texts.padded(bytes(bytes, at, size), ' ');
        };
        return new Element(Text.plain(), "string(" + size + ")", size, decoding);
    }

    private Element variable(VariableLength type, int depth) throws IOException {
        int size = heap.referenceSize();
        if (type.getSize() != size) {
            throw corrupt();
        }
        if (type.isVariableLengthString()) {
            return new Element(Text.plain(), "string", size, (bytes, at) -> Texts.terminated(heap.element(bytes, at)));
        }
        Element element = of(type.getParent(), depth + 1);
        LogicalType list = new ListOf(column("element", element));
        return new Element(list, "vlen<" + element.nativeType() + ">", size, (bytes, at) -> {
            int count = VariableHeap.count(bytes, at);
            ByteBuffer content = ByteBuffer.wrap(heap.element(bytes, at));
            if (count < 0 || (long) count * element.size() > content.limit() || count > LONGEST_LIST) {
                throw corrupt();
            }
            return elements(content, 0, count, element);
        });
    }

    private static List<Object> elements(ByteBuffer bytes, int at, int count, Element element) throws IOException {
        List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(element.decode(bytes, at + i * element.size()));
        }
        return values;
    }

    private Element enumeration(EnumDataType type, int depth) throws IOException {
        Element base = of(type.getBaseType(), depth + 1);
        Map<Integer, String> names = type.getEnumMapping();
        if (names.size() == 2 && Set.copyOf(names.values()).equals(Set.of("FALSE", "TRUE"))) {
            return base.as(new LogicalType.Bool(), "enum", value -> "TRUE".equals(names.get(number(value))));
        }
        return base.as(new Text(TextKind.ENUM), "enum<" + base.nativeType() + ">", value -> {
            String name = names.get(number(value));
            return name == null ? String.valueOf(value) : name;
        });
    }

    private static Integer number(Object value) {
        return value instanceof Number number ? number.intValue() : Integer.MIN_VALUE;
    }

    private Element compound(CompoundDataType type, int depth) throws IOException {
        List<Member> members = members(type, depth);
        List<Column> columns = members.stream()
                .map(member -> column(member.name(), member.element()))
                .toList();
        return new Element(new StructOf(columns), "compound", type.getSize(), (bytes, at) -> {
            List<Object> values = new ArrayList<>(members.size());
            for (Member member : members) {
                values.add(member.element().decode(bytes, at + member.offset()));
            }
            return values;
        });
    }

    /** A member of a compound type at its place in the element. */
    record Member(String name, int offset, Element element) {}

    List<Member> members(CompoundDataType type) throws IOException {
        return members(type, 0);
    }

    private List<Member> members(CompoundDataType type, int depth) throws IOException {
        List<Member> members = new ArrayList<>();
        for (CompoundDataMember member : type.getMembers()) {
            Element element = of(member.getDataType(), depth + 1);
            int[] dimensions = member.getDimensionSize();
            // Members of the first version have dimensions of their own.
            if (dimensions != null && Arrays.stream(dimensions).anyMatch(length -> length > 0)) {
                element = list(element, dimensions, Math.toIntExact(product(dimensions) * element.size()));
            }
            if (member.getOffset() < 0 || (long) member.getOffset() + element.size() > type.getSize()) {
                throw corrupt();
            }
            members.add(new Member(member.getName(), member.getOffset(), element));
        }
        return members;
    }

    /** Lists in lists, the last dimension innermost. */
    Element list(Element element, int[] dimensions, int size) throws IOException {
        if (dimensions.length > maxDepth) {
            throw new LimitException("an array has " + dimensions.length + " dimensions, most are " + maxDepth);
        }
        if (product(dimensions) * element.size() != size) {
            throw corrupt();
        }
        Element list = element;
        for (int i = dimensions.length - 1; i >= 0; i--) {
            list = list(list, dimensions[i]);
        }
        return new Element(list.type(), element.nativeType() + Arrays.toString(dimensions), size, list.decoding());
    }

    private static Element list(Element element, int count) {
        return new Element(
                new ListOf(column("element", element)),
                "array",
                Math.multiplyExact(element.size(), count),
                (bytes, at) -> elements(bytes, at, count, element));
    }

    private static long product(int[] dimensions) throws FormatException {
        long product = 1;
        for (int length : dimensions) {
            if (length < 0 || (length > 0 && product > Integer.MAX_VALUE / length)) {
                throw corrupt();
            }
            product *= length;
        }
        return product;
    }

    static Column column(String name, Element element) {
        return Column.nullable(name, element.type()).withNativeType(element.nativeType());
    }

    private static FormatException corrupt() {
        return new FormatException(FindingCode.HDF5_DATASET_UNREADABLE, "its type contradicts itself");
    }
}
