package io.lakecaravan.format.hdf5;

import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Int;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Integers, bit fields and floats ("Datatype Message", classes 0, 1 and 4). */
final class Numbers {
    private static final int LONGEST = 32;

    private Numbers() {}

    static Element fixed(FixedPoint type) {
        return integer(
                type.getByteOrder(),
                type.getSize(),
                type.isSigned(),
                type.getBitOffset(),
                type.getBitPrecision(),
                (type.isSigned() ? "int" : "uint") + type.getSize() * 8 + endian(type.getByteOrder(), type.getSize()));
    }

    static Element bits(BitField type) {
        return integer(
                type.getByteOrder(),
                type.getSize(),
                false,
                type.getBitOffset(),
                type.getBitPrecision(),
                "bitfield" + type.getSize() * 8);
    }

    private static Element integer(
            ByteOrder order, int size, boolean signed, int bitOffset, int bitPrecision, String nativeType) {
        if (size > LONGEST) {
            return ElementTypes.opaque(size, nativeType);
        }
        boolean whole = bitOffset == 0 && bitPrecision == size * 8;
        LogicalType type = size > 8
                ? new LogicalType.Decimal(digits(size), 0)
                : new Int(Integer.highestOneBit(Math.max(size * 2 - 1, 1)) * 8, signed);
        if (size > 8 || !whole || Integer.bitCount(size) != 1) {
            return new Element(type, nativeType, size, (bytes, at) -> {
                BigInteger value = raw(bytes, at, size, order).shiftRight(bitOffset);
                int precision = Math.min(Math.max(bitPrecision, 1), size * 8);
                value = value.and(BigInteger.ONE.shiftLeft(precision).subtract(BigInteger.ONE));
                if (signed && value.testBit(precision - 1)) {
                    value = value.subtract(BigInteger.ONE.shiftLeft(precision));
                }
                return exact(type, value);
            });
        }
        return new Element(
                type,
                nativeType,
                size,
                switch (size) {
                    case 1 -> (bytes, at) -> signed ? (long) bytes.get(at) : (long) (bytes.get(at) & 0xff);
                    case 2 ->
                        (bytes, at) -> {
                            short value = bytes.order(order).getShort(at);
                            return signed ? (long) value : (long) (value & 0xffff);
                        };
                    case 4 ->
                        (bytes, at) -> {
                            int value = bytes.order(order).getInt(at);
                            return signed ? (long) value : Integer.toUnsignedLong(value);
                        };
                    default ->
                        (bytes, at) -> {
                            long value = bytes.order(order).getLong(at);
                            return signed ? value : (Object) unsigned(value);
                        };
                });
    }

    private static int digits(int size) {
        return (int) Math.ceil(size * 8 * Math.log10(2));
    }

    private static Object exact(LogicalType type, BigInteger value) {
        if (type instanceof LogicalType.Decimal) {
            return new BigDecimal(value);
        }
        return type instanceof Int integer && integer.bits() == 64 && !integer.signed() ? value : value.longValue();
    }

    private static BigInteger unsigned(long value) {
        BigInteger exact = BigInteger.valueOf(value);
        return value >= 0 ? exact : exact.add(BigInteger.ONE.shiftLeft(64));
    }

    private static BigInteger raw(ByteBuffer bytes, int at, int size, ByteOrder order) {
        byte[] big = new byte[size];
        for (int i = 0; i < size; i++) {
            big[i] = bytes.get(order == ByteOrder.BIG_ENDIAN ? at + i : at + size - 1 - i);
        }
        return new BigInteger(1, big);
    }

    /** IEEE half, single and double as they are; every other layout as the double that is nearest. */
    static Element floating(FloatingPoint type) {
        ByteOrder order = type.getByteOrder();
        int size = type.getSize();
        String nativeType = "float" + size * 8 + endian(order, size);
        if (size > LONGEST) {
            return ElementTypes.opaque(size, nativeType);
        }
        int exponent = type.getExponentSize();
        if (size == 4 && exponent == 8) {
            return new Element(
                    new LogicalType.FloatingPoint(32),
                    nativeType,
                    size,
                    (bytes, at) -> bytes.order(order).getFloat(at));
        } else if (size == 8 && exponent == 11) {
            return new Element(
                    new LogicalType.FloatingPoint(64),
                    nativeType,
                    size,
                    (bytes, at) -> bytes.order(order).getDouble(at));
        }
        FloatLayout layout = new FloatLayout(
                type.getSignLocation(),
                type.getExponentLocation(),
                exponent,
                type.getExponentBias(),
                type.getMantissaLocation(),
                type.getMantissaSize(),
                type.getMantissaNormalization());
        if (size == 2) {
            LogicalType half = new LogicalType.FloatingPoint(exponent == 5 ? 16 : 32);
            String name = exponent == 5 ? nativeType : "bfloat16" + endian(order, size);
            return new Element(half, name, size, (bytes, at) -> (float) layout.value(raw(bytes, at, size, order)));
        }
        return new Element(
                new LogicalType.FloatingPoint(64),
                nativeType,
                size,
                (bytes, at) -> layout.value(raw(bytes, at, size, order)));
    }

    private static String endian(ByteOrder order, int size) {
        return order == ByteOrder.BIG_ENDIAN && size > 1 ? " big-endian" : "";
    }
}
