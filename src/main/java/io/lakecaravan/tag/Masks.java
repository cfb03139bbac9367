package io.lakecaravan.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.kind.Masking;
import io.lakecaravan.tag.detect.kind.Sensitivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hides values of columns that have certain tags, themselves or in a field, whoever gave them. A tag of detectors is masked as its kinds are, where
 * they agree; any other value is hidden whole. Immutable.
 */
public final class Masks {
    /** Stands for all kinds that identify a person or open something. */
    private static final String SENSITIVE = "PII.Sensitive";

    private static final String ALL_OF_ONE = ".*";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> masked;

    /** @param tags as {@code tags.mask} has them */
    public Masks(List<String> tags) {
        this.masked = List.copyOf(tags);
    }

    /** Whether values of the column are hidden. */
    public boolean isMasked(TableColumn column) {
        return masking(column).isPresent();
    }

    /** How values of the column are hidden; empty where they are shown. Of several ways the strictest. */
    Optional<Masking> masking(TableColumn column) {
        Set<Masking> ways = column.allTags().stream()
                .filter(this::isMasked)
                .map(Masks::masking)
                .collect(Collectors.toSet());
        return ways.isEmpty() ? Optional.empty() : Optional.of(strictest(ways));
    }

    private boolean isMasked(String tag) {
        return masked.stream()
                .anyMatch(mask -> mask.equals(tag)
                        || (mask.endsWith(ALL_OF_ONE) && tag.startsWith(mask.substring(0, mask.length() - 1)))
                        || (mask.equals(SENSITIVE) && isSensitive(tag)));
    }

    private static boolean isSensitive(String tag) {
        return Arrays.stream(Kind.values())
                .anyMatch(kind -> kind.tag().equals(tag) && kind.sensitivity().compareTo(Sensitivity.SENSITIVE) >= 0);
    }

    /** What is asked to be masked is never shown as it is. */
    private static Masking masking(String tag) {
        return strictest(Arrays.stream(Kind.values())
                .filter(kind -> kind.tag().equals(tag) && kind.masking() != Masking.NONE)
                .map(Kind::masking)
                .collect(Collectors.toSet()));
    }

    private static Masking strictest(Set<Masking> ways) {
        return ways.size() == 1 ? ways.iterator().next() : Masking.ALL;
    }

    /** Which columns are hidden and how: other masks, other texts. Empty where none is. */
    public String version(LogicalTable table) {
        Map<String, Masking> ways = ways(table);
        return ways.isEmpty()
                ? ""
                : ways.entrySet().stream()
                        .map(way -> way.getKey() + "=" + way.getValue())
                        .collect(Collectors.joining("\n"));
    }

    /** The sample as catalogs may show it. */
    public Sample mask(Sample sample, LogicalTable table) {
        Map<String, TableColumn> columns = table.columns().stream()
                .filter(this::isMasked)
                .collect(Collectors.toMap(
                        column -> column.column().name(), Function.identity(), (first, second) -> first));
        if (sample.columns().stream().noneMatch(columns::containsKey)) {
            return sample;
        }
        List<List<JsonNode>> rows = new ArrayList<>();
        for (List<JsonNode> row : sample.rows()) {
            List<JsonNode> shown = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                TableColumn column = columns.get(sample.columns().get(i));
                shown.add(column == null ? row.get(i) : mask(column, row.get(i)));
            }
            rows.add(shown);
        }
        return new Sample(sample.columns(), rows);
    }

    /** A value of the column as catalogs may show it. */
    JsonNode mask(TableColumn column, JsonNode value) {
        return masking(column)
                .map(way -> mask(way, column.column().type(), value))
                .orElse(value);
    }

    private Map<String, Masking> ways(LogicalTable table) {
        Map<String, Masking> ways = new TreeMap<>();
        table.columns()
                .forEach(column -> masking(column)
                        .ifPresent(way -> ways.put(column.column().name(), way)));
        return ways;
    }

    private static JsonNode mask(Masking way, LogicalType type, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return value;
        }
        if (value.isArray() && type instanceof LogicalType.ListOf list) {
            ArrayNode elements = NODES.arrayNode(value.size());
            value.forEach(element -> elements.add(mask(way, list.element().type(), element)));
            return elements;
        }
        if (value.isObject() && type instanceof LogicalType.StructOf struct) {
            ObjectNode fields = NODES.objectNode();
            for (Column field : struct.fields()) {
                fields.set(field.name(), mask(way, field.type(), value.path(field.name())));
            }
            return fields;
        }
        // Keys of maps and of free JSON may be values, too.
        return NODES.textNode(value.isContainerNode() ? Masking.ALL.mask("") : way.mask(text(value)));
    }

    private static String text(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }
}
