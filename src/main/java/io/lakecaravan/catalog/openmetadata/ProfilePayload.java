package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.ColumnProfile;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.TableProfile;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The table's profile: one point of a time series, at the time of the newest object, so that the same lake gives the same
 * point. Rows are told only where they were counted: the page shows them as fact. Columns at the top only. Of columns
 * whose tags say that they are personal, no value is told.
 */
final class ProfilePayload {
    /** What these hold is nobody's business; their harmless members apart. */
    private static final Set<String> PERSONAL = Set.of("PII", "PersonalData", TagMapping.KINDS);

    private static final Set<String> HARMLESS = Set.of("PII.None", "PII.NonSensitive");

    /** Servers take a time of fewer than twelve digits for seconds; stores that keep no times say 1970. */
    private static final long EARLIEST = 100_000_000_000L;

    private ProfilePayload() {}

    /**
     * @param written the columns as they were sent, in the table's order
     * @param columns what stands at them, in the same order
     */
    static ObjectNode of(Publication publication, JsonNode written, List<MergedTarget> columns) {
        LogicalTable table = publication.table();
        long at = Math.max(
                EARLIEST,
                publication
                        .profile()
                        .map(TableProfile::at)
                        .orElse(table.lastModified())
                        .toEpochMilli());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode whole = node.putObject("tableProfile").put("timestamp", at);
        whole.put("columnCount", table.columns().size());
        whole.put("sizeInByte", table.bytes());
        table.rows().filter(RowCount::exact).ifPresent(rows -> whole.put("rowCount", rows.value()));
        Map<String, ColumnProfile> profiles = new HashMap<>();
        publication
                .profile()
                .ifPresent(profile -> profile.columns().stream()
                        .filter(column -> column.path().size() == 1)
                        .forEach(column -> profiles.putIfAbsent(column.path().get(0), column)));
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < table.columns().size(); i++) {
            String name = table.columns().get(i).column().name();
            ObjectNode column = JsonNodeFactory.instance.objectNode();
            column.put("name", written.path(i).path("name").asText()).put("timestamp", at);
            int before = column.size();
            if (profiles.containsKey(name)) {
                boolean numeric = isNumeric(table.columns().get(i).column().type());
                profile(
                        column,
                        profiles.get(name),
                        numeric,
                        isPersonal(columns.get(i).standing()));
            } else {
                evidence(column, table.columns().get(i).evidence());
            }
            if (column.size() > before) {
                array.add(column);
            }
        }
        // Also where it is empty: some servers go through it unasked.
        node.set("columnProfile", array);
        return node;
    }

    private static boolean isPersonal(Set<String> tags) {
        return tags.stream()
                .anyMatch(tag -> PERSONAL.contains(KnownTags.classification(tag)) && !HARMLESS.contains(tag));
    }

    private static void evidence(ObjectNode column, Evidence evidence) {
        if (evidence.values() > 0) {
            counts(column, evidence.values(), evidence.nulls());
        }
    }

    private static void counts(ObjectNode column, long values, long nulls) {
        column.put("valuesCount", values);
        column.put("nullCount", nulls);
        column.put("nullProportion", (double) nulls / values);
    }

    private static void profile(ObjectNode column, ColumnProfile profile, boolean numeric, boolean personal) {
        if (profile.values() > 0) {
            if (profile.nulls().isPresent()) {
                counts(column, profile.values(), profile.nulls().getAsLong());
            } else {
                column.put("valuesCount", profile.values());
            }
        }
        number(column, "distinctCount", profile.distinct());
        profile.minLength().ifPresent(length -> column.put("minLength", length));
        profile.maxLength().ifPresent(length -> column.put("maxLength", length));
        if (personal) {
            return;
        }
        profile.min().ifPresent(min -> value(column, "min", min, numeric));
        profile.max().ifPresent(max -> value(column, "max", max, numeric));
        number(column, "mean", profile.mean());
        number(column, "stddev", profile.deviation());
        if (numeric && profile.quantiles().size() == 3) {
            value(column, "firstQuartile", profile.quantiles().get(0), true);
            value(column, "median", profile.quantiles().get(1), true);
            value(column, "thirdQuartile", profile.quantiles().get(2), true);
        }
    }

    private static void number(ObjectNode column, String field, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            column.put(field, value.getAsDouble());
        }
    }

    /** A number as one, where it is one; what is not a finite number is left out of a numeric column. */
    private static void value(ObjectNode column, String field, String text, boolean numeric) {
        if (!numeric) {
            column.put(field, text);
            return;
        }
        try {
            column.put(field, new BigDecimal(text));
        } catch (NumberFormatException e) {
            column.remove(field);
        }
    }

    private static boolean isNumeric(LogicalType type) {
        return type instanceof LogicalType.Int
                || type instanceof LogicalType.FloatingPoint
                || type instanceof LogicalType.Decimal;
    }
}
