package io.lakecaravan.schema;

import io.lakecaravan.schema.TypeMerge.Loss;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Merges the schemas of a table's objects. The result depends on the set of objects alone, not on their order. Names are
 * case-sensitive.
 */
public final class SchemaMerge {
    private static final Comparator<ObservedSchema> KEY_ORDER = (a, b) -> Arrays.compareUnsigned(
            a.key().getBytes(StandardCharsets.UTF_8), b.key().getBytes(StandardCharsets.UTF_8));
    private static final Comparator<ObservedSchema> AGE =
            Comparator.comparing(ObservedSchema::lastModified).thenComparing(KEY_ORDER);

    private SchemaMerge() {}

    /** @param observed one per object, any number, in any order */
    public static MergedSchema merge(List<ObservedSchema> observed) {
        List<ObservedSchema> byKey = observed.stream().sorted(KEY_ORDER).toList();
        List<MergedColumn> columns = new ArrayList<>();
        List<MergeLoss> losses = new ArrayList<>();
        for (Sightings sightings : sightings(byKey).values()) {
            columns.add(sightings.merged(observed.size()));
            sightings.loss().ifPresent(losses::add);
        }
        return new MergedSchema(columns, losses, caseCollisions(columns));
    }

    /** Columns in the order of the newest object, then of first appearance. */
    private static Map<String, Sightings> sightings(List<ObservedSchema> byKey) {
        Map<String, Sightings> result = new LinkedHashMap<>();
        Optional<ObservedSchema> newest = byKey.stream().max(AGE);
        newest.ifPresent(
                object -> object.schema().names().forEach(name -> result.putIfAbsent(name, new Sightings(name))));
        for (ObservedSchema object : byKey) {
            Set<String> seen = new HashSet<>();
            for (Column column : object.schema().columns()) {
                // A reader lets no name stand twice; should one do so, the first counts.
                if (seen.add(column.name())) {
                    result.computeIfAbsent(column.name(), Sightings::new)
                            .add(object, column, newest.filter(object::equals).isPresent());
                }
            }
        }
        return result;
    }

    private static List<List<String>> caseCollisions(List<MergedColumn> columns) {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (MergedColumn column : columns) {
            String name = column.column().name();
            groups.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new TreeSet<>())
                    .add(name);
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> List.copyOf(group))
                .toList();
    }

    /** One column in all objects that have it, in key order. */
    private static final class Sightings {
        private final Map<LogicalType, MergeLoss.Sighting> types = new LinkedHashMap<>();
        private final TypeMerge.Parts parts = new TypeMerge.Parts();
        private final String name;
        private final List<LogicalType> precedence = new ArrayList<>();
        private Optional<Column> column = Optional.empty();
        private int files;
        private int counted;
        private long values;
        private long nulls;

        Sightings(String name) {
            this.name = name;
        }

        void add(ObservedSchema object, Column found, boolean newest) {
            column = Optional.of(
                    column.map(before -> parts.merge(before, found, name)).orElse(found));
            if (newest) {
                precedence.add(0, found.type());
            } else if (!types.containsKey(found.type())) {
                precedence.add(found.type());
            }
            types.merge(
                    found.type(),
                    new MergeLoss.Sighting(found.type(), 1, object.key()),
                    (first, next) -> new MergeLoss.Sighting(first.type(), first.files() + 1, first.firstKey()));
            files++;
            NullCount count = object.nulls().get(name);
            if (count != null) {
                counted++;
                values += count.values();
                nulls += count.nulls();
            }
        }

        private LogicalType type() {
            return FieldOrder.arrange(column.orElseThrow().type(), precedence);
        }

        MergedColumn merged(int objects) {
            Column arranged = column.orElseThrow().withType(type());
            OptionalDouble nullShare = counted == files && values > 0
                    ? OptionalDouble.of((double) nulls / values)
                    : OptionalDouble.empty();
            return new MergedColumn(files < objects ? arranged.asNullable() : arranged, files, nullShare);
        }

        Optional<MergeLoss> loss() {
            TypeMerge.Merged merged = parts.merged(type());
            if (merged.loss() == Loss.NONE) {
                return Optional.empty();
            }
            MergeLoss.Kind kind = merged.loss() == Loss.CONFLICT ? MergeLoss.Kind.CONFLICT : MergeLoss.Kind.LOSSY;
            return Optional.of(new MergeLoss(name, kind, merged.type(), List.copyOf(types.values())));
        }
    }
}
