package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.UnionOf;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives the fields of joined structs the order in which the files have them, at every depth. */
public final class FieldOrder {
    private FieldOrder() {}

    /**
     * The same type with the fields of its structs in the order of first appearance in {@code seen}.
     *
     * @param seen the types that were joined, the one whose order counts most first
     */
    public static LogicalType arrange(LogicalType joined, List<LogicalType> seen) {
        if (joined instanceof ListOf list) {
            List<LogicalType> elements = parts(seen, ListOf.class, ListOf::element);
            return new ListOf(arrange(list.element(), elements));
        }
        if (joined instanceof MapOf map) {
            return new MapOf(
                    arrange(map.key(), parts(seen, MapOf.class, MapOf::key)),
                    arrange(map.value(), parts(seen, MapOf.class, MapOf::value)));
        }
        if (joined instanceof StructOf struct) {
            return new StructOf(arrangeAll(struct.fields(), fields(seen)));
        }
        if (joined instanceof UnionOf union) {
            return new UnionOf(arrangeAll(union.members(), members(union, seen)));
        }
        return joined;
    }

    private static Column arrange(Column column, List<LogicalType> seen) {
        return column.withType(arrange(column.type(), seen));
    }

    private static List<Column> arrangeAll(List<Column> joined, List<List<Column>> seen) {
        Map<String, List<Column>> byName = joined.stream().collect(Collectors.groupingBy(Column::name));
        Set<String> order = new LinkedHashSet<>();
        seen.forEach(fields -> fields.forEach(field -> order.add(field.name())));
        joined.forEach(field -> order.add(field.name()));
        Map<String, List<LogicalType>> types = seen.stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Column::name, Collectors.mapping(Column::type, Collectors.toList())));
        List<Column> result = new ArrayList<>(joined.size());
        for (String name : order) {
            for (Column field : byName.getOrDefault(name, List.of())) {
                result.add(arrange(field, types.getOrDefault(name, List.of())));
            }
        }
        return result;
    }

    private static List<List<Column>> fields(List<LogicalType> seen) {
        return seen.stream()
                .filter(StructOf.class::isInstance)
                .map(type -> ((StructOf) type).fields())
                .toList();
    }

    private static List<List<Column>> members(UnionOf joined, List<LogicalType> seen) {
        List<List<Column>> result = new ArrayList<>();
        result.add(joined.members());
        seen.stream().filter(UnionOf.class::isInstance).forEach(type -> result.add(((UnionOf) type).members()));
        return result;
    }

    private static <T extends LogicalType> List<LogicalType> parts(
            List<LogicalType> seen, Class<T> kind, Function<T, Column> part) {
        return seen.stream()
                .filter(kind::isInstance)
                .map(type -> part.apply(kind.cast(type)).type())
                .toList();
    }
}
