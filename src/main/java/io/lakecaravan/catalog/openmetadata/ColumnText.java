package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The description of a column: only what its name and type do not say. Never a value of an object. */
final class ColumnText {
    private ColumnText() {}

    /** @param key what is known of it as a partition key */
    static Optional<String> of(TableColumn column, Optional<PartitionSummary> key) {
        List<String> sentences = new ArrayList<>();
        key.ifPresent(found -> sentences.add("Partition key"
                + TableText.range(found).map(range -> ", " + range).orElse("") + "."));
        sentences.addAll(technical(column.column()));
        if (column.evidence().nullShare().isPresent()) {
            nulls(column.evidence().nullShare().getAsDouble()).ifPresent(sentences::add);
        }
        return joined(sentences);
    }

    /** Of a nested field. */
    static Optional<String> of(Column field) {
        return joined(technical(field));
    }

    private static Optional<String> joined(List<String> sentences) {
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private static List<String> technical(Column column) {
        List<String> sentences = new ArrayList<>();
        String native_ = column.nativeType();
        if (!native_.isBlank() && !native_.equalsIgnoreCase(TypeText.display(column.type()))) {
            sentences.add("Native type " + TableText.code(native_) + ".");
        }
        unit(column.type()).ifPresent(unit -> sentences.add("In " + unit + "."));
        return sentences;
    }

    private static Optional<String> unit(LogicalType type) {
        if (type instanceof LogicalType.Time time) {
            return unit(time.precision());
        } else if (type instanceof LogicalType.Timestamp timestamp) {
            return unit(timestamp.precision());
        } else if (type instanceof LogicalType.Duration duration) {
            return unit(duration.precision());
        }
        return Optional.empty();
    }

    /** Microseconds are what a type without unit means. */
    private static Optional<String> unit(Precision precision) {
        return switch (precision) {
            case SECONDS -> Optional.of("seconds");
            case MILLIS -> Optional.of("milliseconds");
            case MICROS -> Optional.empty();
            case NANOS -> Optional.of("nanoseconds");
        };
    }

    private static Optional<String> nulls(double share) {
        if (share <= 0) {
            return Optional.empty();
        }
        if (share >= 1) {
            return Optional.of("Always null.");
        }
        long percent = Math.min(99, Math.round(share * 100));
        return Optional.of(percent < 1 ? "Less than 1 % null." : String.format(Locale.ROOT, "%d %% null.", percent));
    }
}
