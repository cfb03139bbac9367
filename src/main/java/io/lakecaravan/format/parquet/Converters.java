package io.lakecaravan.format.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Assembles nested values as {@link Nesting} reads the schema; each converter gives its value to its parent. */
final class Converters {
    private final ValueBudget budget;

    Converters(ValueBudget budget) {
        this.budget = budget;
    }

    /** Values of one occurrence of the field, its own repetition aside. */
    private Converter of(Type field, Consumer<Object> parent) {
        Nesting nesting = Nesting.of(field);
        if (nesting instanceof Nesting.Scalar scalar) {
            return new ScalarConverter(scalar.type(), parent, budget);
        }
        if (nesting instanceof Nesting.ThreeLevelList list) {
            return new ListConverter(parent, list);
        }
        if (nesting instanceof Nesting.TwoLevelList list) {
            return new ListConverter(parent, list);
        }
        if (nesting instanceof Nesting.KeyedMap map) {
            return new MapConverter(parent, map);
        }
        if (nesting instanceof Nesting.VariantGroup variant) {
            return struct(variant.group(), value -> parent.accept(VariantValues.json(variant.group(), value)));
        }
        return struct(field.asGroupType(), parent);
    }

    StructConverter struct(GroupType group, Consumer<Object> parent) {
        return new StructConverter(group, parent);
    }

    /** A group as the list of its fields' values. */
    final class StructConverter extends GroupConverter {
        private final Converter[] fields;
        private final boolean[] repeated;
        private final Consumer<Object> parent;
        private Object[] values;

        private StructConverter(GroupType group, Consumer<Object> parent) {
            this.parent = parent;
            int count = group.getFieldCount();
            fields = new Converter[count];
            repeated = new boolean[count];
            values = new Object[count];
            for (int index = 0; index < count; index++) {
                int at = index;
                Type field = group.getType(index);
                repeated[at] = field.isRepetition(Repetition.REPEATED);
                fields[at] = of(field, repeated[at] ? value -> append(at, value) : value -> values[at] = value);
            }
        }

        @SuppressWarnings("unchecked")
        private void append(int index, Object value) {
            ((List<Object>) values[index]).add(value);
        }

        @Override
        public Converter getConverter(int index) {
            return fields[index];
        }

        @Override
        public void start() {
            budget.take(0);
            values = new Object[fields.length];
            for (int index = 0; index < repeated.length; index++) {
                if (repeated[index]) {
                    values[index] = new ArrayList<>();
                }
            }
        }

        @Override
        public void end() {
            parent.accept(Collections.unmodifiableList(Arrays.asList(values)));
        }
    }

    /** Lists in both shapes: with a group around each element, or with the element repeated itself. */
    private final class ListConverter extends GroupConverter {
        private final Consumer<Object> parent;
        private final Converter repeated;
        private List<Object> elements = List.of();

        ListConverter(Consumer<Object> parent, Nesting.ThreeLevelList list) {
            this.parent = parent;
            this.repeated = new Single(list.element(), value -> elements.add(value));
        }

        ListConverter(Consumer<Object> parent, Nesting.TwoLevelList list) {
            this.parent = parent;
            this.repeated = of(list.element(), value -> elements.add(value));
        }

        @Override
        public Converter getConverter(int index) {
            return repeated;
        }

        @Override
        public void start() {
            budget.take(0);
            elements = new ArrayList<>();
        }

        @Override
        public void end() {
            parent.accept(Collections.unmodifiableList(elements));
        }
    }

    /** The group around one list element. */
    private final class Single extends GroupConverter {
        private final Converter element;
        private final Consumer<Object> parent;
        private Object value;

        Single(Type type, Consumer<Object> parent) {
            this.parent = parent;
            this.element = of(type, one -> value = one);
        }

        @Override
        public Converter getConverter(int index) {
            return element;
        }

        @Override
        public void start() {
            budget.take(0);
            value = null;
        }

        @Override
        public void end() {
            parent.accept(value);
        }
    }

    /** Pairs in file order; of equal keys the last one counts, as the specification says. */
    private final class MapConverter extends GroupConverter {
        private final Consumer<Object> parent;
        private final StructConverter pair;
        private Map<Object, Object> entries = Map.of();

        MapConverter(Consumer<Object> parent, Nesting.KeyedMap map) {
            this.parent = parent;
            this.pair = new StructConverter(map.pair(), this::put);
        }

        private void put(Object value) {
            List<?> fields = (List<?>) value;
            entries.put(fields.get(0), fields.size() > 1 ? fields.get(1) : null);
        }

        @Override
        public Converter getConverter(int index) {
            return pair;
        }

        @Override
        public void start() {
            budget.take(0);
            entries = new LinkedHashMap<>();
        }

        @Override
        public void end() {
            parent.accept(Collections.unmodifiableMap(entries));
        }
    }
}
