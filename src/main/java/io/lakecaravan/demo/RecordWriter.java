package io.lakecaravan.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Shreds rows into columns. */
final class RecordWriter {
    private final MessageType message;
    private final RecordConsumer consumer;

    RecordWriter(MessageType message, RecordConsumer consumer) {
        this.message = message;
        this.consumer = consumer;
    }

    void write(List<?> row) {
        consumer.startMessage();
        fields(message, row);
        consumer.endMessage();
    }

    void flush() {
        consumer.flush();
    }

    private void fields(GroupType group, List<?> values) {
        if (values.size() != group.getFieldCount()) {
            throw new IllegalArgumentException("group '" + group.getName() + "' has " + group.getFieldCount()
                    + " fields; " + values.size() + " values were given");
        }
        for (int index = 0; index < group.getFieldCount(); index++) {
            Type field = group.getType(index);
            boolean repeated = field.isRepetition(Repetition.REPEATED);
            List<?> occurrences = repeated ? (List<?>) values.get(index) : Arrays.asList(values.get(index));
            field(field, index, repeated ? occurrences : withoutNull(field, occurrences));
        }
    }

    private static List<?> withoutNull(Type field, List<?> single) {
        if (single.get(0) != null) {
            return single;
        }
        if (field.isRepetition(Repetition.REQUIRED)) {
            throw new IllegalArgumentException("field '" + field.getName() + "' is required and was given null");
        }
        return List.of();
    }

    private void field(Type field, int index, List<?> occurrences) {
        if (occurrences.isEmpty()) {
            return;
        }
        consumer.startField(field.getName(), index);
        occurrences.forEach(value -> value(field, value));
        consumer.endField(field.getName(), index);
    }

    private void value(Type field, Object value) {
        if (field.isPrimitive()) {
            scalar(field.asPrimitiveType(), value);
            return;
        }
        GroupType group = field.asGroupType();
        consumer.startGroup();
        fields(group, physical(group, value));
        consumer.endGroup();
    }

    /** Lists and maps in the standard shape bring their repeated group along. */
    private static List<?> physical(GroupType group, Object value) {
        LogicalTypeAnnotation annotation = group.getLogicalTypeAnnotation();
        if (annotation instanceof ListLogicalTypeAnnotation && isStandardList(group)) {
            return List.of(((List<?>) value).stream().map(Arrays::asList).toList());
        }
        if (annotation instanceof MapLogicalTypeAnnotation && value instanceof Map<?, ?> map) {
            return List.of(map.entrySet().stream()
                    .map(entry -> Arrays.asList(entry.getKey(), entry.getValue()))
                    .toList());
        }
        return (List<?>) value;
    }

    private static boolean isStandardList(GroupType group) {
        Type repeated = group.getType(0);
        return repeated.getName().equals("list")
                && !repeated.isPrimitive()
                && repeated.asGroupType().getFieldCount() == 1
                && repeated.asGroupType().getType(0).getName().equals("element");
    }

    private void scalar(PrimitiveType type, Object value) {
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> consumer.addBoolean((Boolean) value);
            case INT32 -> consumer.addInteger((int) number(type, value));
            case INT64 -> consumer.addLong(number(type, value));
            case FLOAT -> consumer.addFloat(((Number) value).floatValue());
            case DOUBLE -> consumer.addDouble(((Number) value).doubleValue());
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> consumer.addBinary(binary(type, value));
        }
    }

    private static long number(PrimitiveType type, Object value) {
        if (value instanceof Number number && !(value instanceof BigDecimal)) {
            return number.longValue();
        }
        LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        if (value instanceof BigDecimal decimal && annotation instanceof DecimalLogicalTypeAnnotation scaled) {
            return decimal.setScale(scaled.getScale()).unscaledValue().longValueExact();
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof LocalTime time && annotation instanceof TimeLogicalTypeAnnotation unit) {
            return time.toNanoOfDay() / nanos(unit.getUnit());
        }
        if (value instanceof LocalDateTime local && annotation instanceof TimestampLogicalTypeAnnotation unit) {
            return since(local.toInstant(ZoneOffset.UTC), unit.getUnit());
        }
        if (value instanceof Instant instant && annotation instanceof TimestampLogicalTypeAnnotation unit) {
            return since(instant, unit.getUnit());
        }
        throw wrongClass(type, value);
    }

    private static long since(Instant instant, TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS.between(Instant.EPOCH, instant);
            case MICROS -> ChronoUnit.MICROS.between(Instant.EPOCH, instant);
            case NANOS -> ChronoUnit.NANOS.between(Instant.EPOCH, instant);
        };
    }

    private static long nanos(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000_000;
            case MICROS -> 1_000;
            case NANOS -> 1;
        };
    }

    private static Binary binary(PrimitiveType type, Object value) {
        if (value instanceof String text) {
            return Binary.fromString(text);
        }
        if (value instanceof byte[] bytes) {
            return Binary.fromConstantByteArray(bytes);
        }
        if (value instanceof UUID uuid) {
            return Binary.fromConstantByteArray(ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array());
        }
        if (value instanceof BigDecimal decimal
                && type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation scaled) {
            return Binary.fromConstantByteArray(
                    padded(decimal.setScale(scaled.getScale()).unscaledValue(), type.getTypeLength()));
        }
        throw wrongClass(type, value);
    }

    /** Two's complement, as long as the fixed length says; 0 for any length. */
    private static byte[] padded(BigInteger unscaled, int length) {
        byte[] bytes = unscaled.toByteArray();
        if (length == 0 || bytes.length == length) {
            return bytes;
        }
        if (bytes.length > length) {
            throw new IllegalArgumentException("a decimal needs " + bytes.length + " bytes; its column has " + length);
        }
        byte[] padded = new byte[length];
        Arrays.fill(padded, 0, length - bytes.length, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, padded, length - bytes.length, bytes.length);
        return padded;
    }

    private static IllegalArgumentException wrongClass(PrimitiveType type, Object value) {
        return new IllegalArgumentException(
                "field '" + type + "' does not take a " + value.getClass().getSimpleName());
    }
}
