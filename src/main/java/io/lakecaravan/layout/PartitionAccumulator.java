package io.lakecaravan.layout;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TextTypeInference;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/** All values of one partition key, in bounded space. Adding is commutative and associative. */
final class PartitionAccumulator {
    private static final Pattern PADDED = Pattern.compile("0[0-9]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");

    private final TextTypeInference types = new TextTypeInference();
    private final DistinctSketch distinct = new DistinctSketch();
    private Optional<String> firstText = Optional.empty();
    private Optional<String> lastText = Optional.empty();
    private Optional<String> firstNumber = Optional.empty();
    private Optional<String> lastNumber = Optional.empty();
    private Optional<String> previous = Optional.empty();
    private long nulls;

    void add(PartitionValue partition) {
        if (partition.value().isEmpty()) {
            nulls++;
            return;
        }
        if (partition.value().equals(previous)) {
            return;
        }
        previous = partition.value();
        String value = partition.value().orElseThrow();
        // month=01 is a number to every engine that writes it; 007 may be a code
        types.add(PADDED.matcher(value).matches() ? value.substring(1) : value);
        distinct.add(ObjectHash.quick(value));
        addExtremes(value);
    }

    private void addExtremes(String value) {
        Optional<String> one = Optional.of(value);
        firstText = extreme(firstText, one, BinaryOperator.minBy(KeyOrder.UTF8));
        lastText = extreme(lastText, one, BinaryOperator.maxBy(KeyOrder.UTF8));
        if (NUMBER.matcher(value).matches()) {
            firstNumber = extreme(firstNumber, one, BinaryOperator.minBy(BY_NUMBER));
            lastNumber = extreme(lastNumber, one, BinaryOperator.maxBy(BY_NUMBER));
        }
    }

    void plus(PartitionAccumulator other) {
        types.merge(other.types);
        distinct.plus(other.distinct);
        nulls += other.nulls;
        firstText = extreme(firstText, other.firstText, BinaryOperator.minBy(KeyOrder.UTF8));
        lastText = extreme(lastText, other.lastText, BinaryOperator.maxBy(KeyOrder.UTF8));
        firstNumber = extreme(firstNumber, other.firstNumber, BinaryOperator.minBy(BY_NUMBER));
        lastNumber = extreme(lastNumber, other.lastNumber, BinaryOperator.maxBy(BY_NUMBER));
    }

    PartitionSummary summary(String key) {
        LogicalType type = types.type();
        boolean numeric = isNumeric(type);
        return new PartitionSummary(
                key,
                type,
                distinct.estimate(),
                numeric ? firstNumber.or(() -> firstText) : firstText,
                numeric ? lastNumber.or(() -> lastText) : lastText,
                nulls);
    }

    static boolean isNumeric(LogicalType type) {
        return type instanceof LogicalType.Int
                || type instanceof LogicalType.Decimal
                || type instanceof LogicalType.FloatingPoint;
    }

    /** By value, then by text where {@code 1} meets {@code 01}. */
    static final Comparator<String> BY_NUMBER =
            Comparator.<String, BigDecimal>comparing(BigDecimal::new).thenComparing(KeyOrder.UTF8);

    private static Optional<String> extreme(
            Optional<String> one, Optional<String> other, BinaryOperator<String> choice) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return Optional.of(choice.apply(one.orElseThrow(), other.orElseThrow()));
    }
}
