package io.lakecaravan.layout;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TextTypeInference;
import io.lakecaravan.table.DateSeries;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.PartitionValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All values of one partition key, in bounded space: at most about 160 KiB for hashes, sums and names, 16 KiB for dates.
 * Adding is commutative and associative, but for the largest of more than {@value PartitionSums#SIZE} partitions, which
 * {@link BytesByPartition} finds exactly where neighbouring ranges are added in the order of their keys.
 */
final class PartitionAccumulator {
    private final TextTypeInference types = new TextTypeInference();
    private final DistinctSketch distinct = new DistinctSketch();
    private final Extremes texts = new Extremes(KeyOrder.UTF8);
    private final Extremes numbers = new Extremes(PartitionOrder.NUMBERS);
    private final Extremes times = new Extremes(PartitionOrder.TIMES);
    private final Extremes flags = new Extremes(PartitionOrder.FLAGS);
    private final DateCensus dates = new DateCensus();
    private final BytesByPartition bytes = new BytesByPartition();
    private Optional<String> previous = Optional.empty();
    private Optional<DatePoint> previousDate = Optional.empty();
    private boolean blanks;
    private long nulls;

    /** One object. */
    void add(PartitionValue value, long size) {
        add(value, 1, size);
    }

    /** Objects of one value that are a partition by themselves. */
    void add(PartitionValue value, long objects, long size) {
        add(value, ObjectHash.quick(value.raw()), () -> List.of(value.raw()), objects, size);
    }

    /**
     * Objects of one value in one partition folder.
     *
     * @param hash of the path of the folder
     * @param name the values of the keys down to this one; asked for late
     */
    void add(PartitionValue value, long hash, Supplier<List<String>> name, long objects, long size) {
        bytes.add(hash, name, size);
        if (value.value().isEmpty()) {
            nulls += objects;
            return;
        }
        if (!value.value().equals(previous)) {
            previous = value.value();
            previousDate = DatePoint.of(value);
            see(previous.orElseThrow());
        }
        dates.add(previousDate, objects);
    }

    private void see(String value) {
        types.add(value);
        blanks |= !value.equals(value.strip());
        distinct.add(ObjectHash.quick(value));
        texts.add(value);
        if (PartitionOrder.isNumber(value)) {
            numbers.add(value);
        } else if (PartitionOrder.isTime(value)) {
            times.add(value);
        } else if (PartitionOrder.isFlag(value)) {
            flags.add(value);
        } else if (!previousDate.isEmpty()) {
            // a date among timestamps
            times.add(value);
        }
    }

    /** Puts the folders of all values so far into one that is a value of a key before this. */
    void under(PartitionValue value) {
        bytes.under(value);
    }

    /** Takes in the values of keys that lie behind those of this one. */
    void plus(PartitionAccumulator other) {
        types.merge(other.types);
        blanks |= other.blanks;
        distinct.plus(other.distinct);
        texts.plus(other.texts);
        numbers.plus(other.numbers);
        times.plus(other.times);
        flags.plus(other.flags);
        dates.plus(other.dates);
        bytes.plus(other.bytes);
        nulls += other.nulls;
    }

    PartitionSummary summary(String key) {
        return summary(key, Optional.empty());
    }

    /** @param combined the series of this key and those before it, which is told instead of its own */
    PartitionSummary summary(String key, Optional<DateSeries> combined) {
        // blanks are a part of a path, whatever type inference makes of them
        LogicalType type = blanks ? LogicalType.Text.plain() : PartitionTypes.of(types.type());
        Extremes extremes = extremes(type);
        return new PartitionSummary(
                key,
                type,
                distinct.estimate(),
                extremes.first().or(texts::first),
                extremes.last().or(texts::last),
                nulls,
                combined.or(dates::series),
                bytes.summary());
    }

    private Extremes extremes(LogicalType type) {
        if (PartitionTypes.isNumeric(type)) {
            return numbers;
        }
        if (type instanceof LogicalType.Timestamp) {
            return times;
        }
        return type instanceof LogicalType.Bool ? flags : texts;
    }
}
