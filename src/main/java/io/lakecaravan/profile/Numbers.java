package io.lakecaravan.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.schema.LogicalType;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/** What numbers of a column look like. Values are added in a fixed order, so that the same ones give the same answers. */
final class Numbers {
    /** Below it the sketch keeps every value; above, it would drop some by the throw of a coin. */
    private static final int MOST_QUANTILES = 4096;

    private static final double[] RANKS = {0.25, 0.5, 0.75};

    private final KllDoublesSketch quantiles = KllDoublesSketch.newHeapInstance(MOST_QUANTILES);
    private long count;
    private double mean;
    private double squares;
    private BigDecimal min;
    private BigDecimal max;

    void add(JsonNode value) {
        widen(value.decimalValue());
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            return;
        }
        count++;
        double off = number - mean;
        mean += off / count;
        squares += off * (number - mean);
        if (quantiles.getN() < MOST_QUANTILES) {
            quantiles.update(number);
        }
    }

    /** A number that is there, beside those that are counted. */
    void widen(BigDecimal number) {
        min = min == null || number.compareTo(min) < 0 ? number : min;
        max = max == null || number.compareTo(max) > 0 ? number : max;
    }

    /** Mean and squares by Chan's formula for two parts. */
    void add(Numbers other) {
        if (other.min == null) {
            return;
        }
        min = min == null || other.min.compareTo(min) < 0 ? other.min : min;
        max = max == null || other.max.compareTo(max) > 0 ? other.max : max;
        long sum = count + other.count;
        if (other.count > 0) {
            double off = other.mean - mean;
            squares += other.squares + off * off * count * other.count / sum;
            mean += off * other.count / sum;
            count = sum;
        }
        if (quantiles.getN() + other.quantiles.getN() <= MOST_QUANTILES) {
            quantiles.merge(other.quantiles);
        }
    }

    boolean isEmpty() {
        return min == null;
    }

    String min() {
        return text(min);
    }

    String max() {
        return text(max);
    }

    OptionalDouble mean() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    /** Of the sample, over n - 1. */
    OptionalDouble deviation() {
        return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (count - 1)));
    }

    List<String> quantiles(LogicalType type) {
        if (quantiles.isEmpty()) {
            return List.of();
        }
        double[] found = quantiles.getQuantiles(RANKS, QuantileSearchCriteria.INCLUSIVE);
        return List.of(quantile(type, found[0]), quantile(type, found[1]), quantile(type, found[2]));
    }

    private static String quantile(LogicalType type, double value) {
        return type instanceof LogicalType.FloatingPoint
                ? Double.toString(value)
                : text(BigDecimal.valueOf(value).stripTrailingZeros());
    }

    private static String text(BigDecimal number) {
        return Math.abs((long) number.scale()) <= 100 ? number.toPlainString() : number.toString();
    }

    long bytes() {
        return 200 + Double.BYTES * (long) quantiles.getNumRetained();
    }
}
