package io.lakecaravan.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.ColumnProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.Union;

/** What is seen of one column's values, in bounded memory. Not safe between threads. */
final class ColumnSketch {
    /** 2048 registers: the estimate of many different values is within 2.3 percent in two of three cases. */
    private static final int LG_REGISTERS = 11;

    private HllSketch distinct = new HllSketch(LG_REGISTERS);
    private final Numbers numbers = new Numbers();
    private final Texts values = new Texts();
    private final Texts patterns = new Texts();
    private long all;
    private long nulls;
    private String first;
    private String last;
    private long shortest = Long.MAX_VALUE;
    private long longest;

    void add(LogicalType type, JsonNode value) {
        all++;
        if (value.isNull() || value.isMissingNode()) {
            nulls++;
            return;
        }
        String text = value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText(value.toString());
        distinct.update(value.isContainerNode() ? value.toString() : text);
        if (value.isNumber()) {
            numbers.add(value);
            values.add(text);
        } else if (value.isBoolean()) {
            values.add(text);
        } else if (value.isTextual() && !isOpaque(type)) {
            values.add(text);
            order(text);
            if (isText(type)) {
                lengths(text.codePointCount(0, text.length()));
                patterns.add(Pattern.of(text));
            }
        }
    }

    /** Bytes; and numbers that are none, such as NaN. */
    private static boolean isOpaque(LogicalType type) {
        return type instanceof LogicalType.Binary
                || type instanceof LogicalType.FloatingPoint
                || type instanceof LogicalType.Decimal
                || type instanceof LogicalType.Int;
    }

    private static boolean isText(LogicalType type) {
        return type instanceof LogicalType.Text;
    }

    private void order(String text) {
        first = first == null || text.compareTo(first) < 0 ? text : first;
        last = last == null || text.compareTo(last) > 0 ? text : last;
    }

    /** A value that the column is known to have, without counting it. */
    void widen(JsonNode value) {
        if (value.isNumber()) {
            numbers.widen(value.decimalValue());
        } else if (value.isTextual()) {
            order(value.textValue());
        }
    }

    private void lengths(long length) {
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
    }

    void add(ColumnSketch other) {
        Union union = new Union(LG_REGISTERS);
        union.update(distinct);
        union.update(other.distinct);
        distinct = union.getResult();
        numbers.add(other.numbers);
        values.add(other.values);
        patterns.add(other.patterns);
        all += other.all;
        nulls += other.nulls;
        if (other.first != null) {
            order(other.first);
            order(other.last);
        }
        shortest = Math.min(shortest, other.shortest);
        longest = Math.max(longest, other.longest);
    }

    /** @param type of the column of the table, which may be wider than that of the objects */
    ColumnProfile profile(List<String> path, LogicalType type) {
        boolean onlyNumbers = first == null && !numbers.isEmpty();
        Optional<String> min = onlyNumbers ? Optional.of(numbers.min()) : Optional.ofNullable(first);
        Optional<String> max = onlyNumbers ? Optional.of(numbers.max()) : Optional.ofNullable(last);
        return new ColumnProfile(
                path,
                all,
                OptionalLong.of(nulls),
                // An estimate may be above what is possible.
                OptionalDouble.of(Math.min((double) all, Math.rint(distinct.getEstimate()))),
                min.map(ColumnSketch::cut),
                max.map(ColumnSketch::cut),
                onlyNumbers ? numbers.mean() : OptionalDouble.empty(),
                onlyNumbers ? numbers.deviation() : OptionalDouble.empty(),
                onlyNumbers ? numbers.quantiles(type) : List.of(),
                longest == 0 && shortest > 0 ? OptionalLong.empty() : OptionalLong.of(shortest),
                longest == 0 && shortest > 0 ? OptionalLong.empty() : OptionalLong.of(longest),
                values.frequent(),
                patterns.frequent());
    }

    /** Of a long text its beginning tells enough. */
    private static String cut(String text) {
        int most = 256;
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "...";
    }

    long bytes() {
        return distinct.getUpdatableSerializationBytes()
                + numbers.bytes()
                + values.bytes()
                + patterns.bytes()
                + 2L * (first == null ? 0 : first.length() + last.length())
                + 200;
    }
}
