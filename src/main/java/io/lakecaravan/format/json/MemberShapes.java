package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.LogicalType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The members of the objects at one place, in the order in which they were first seen, and whether their names are
 * values. They are where the members' values are of one kind, and
 *
 * <ul>
 *   <li>there are 10 names or more, all of which look like ids, numbers, dates ({@link KeyLooks}); of records, each
 *       has half of them or less (a table may have a column for each year), or
 *   <li>there are 20 names or more, of which an object has a fifth or less, or
 *   <li>there are 100 names or more, in a nested object (a wide table is no map);
 * </ul>
 *
 * where the values are objects themselves, and names are no ids, those must have at least half of their names in common.
 */
final class MemberShapes {
    private static final int FEWEST_IDS = 10;
    private static final int FEWEST_SPARSE = 20;
    private static final int SPARSENESS = 5;
    private static final int FEWEST_NESTED = 100;

    /** So many names are looked at before those of a map are no longer kept. */
    private static final int MOST_NAMES = 1000;

    /** Where the objects stand. */
    enum Place {
        RECORD,
        NESTED
    }

    private final ValueShape.ColumnBudget budget;
    private final Map<String, ValueShape> byName = new LinkedHashMap<>();
    private Optional<ValueShape> any = Optional.empty();
    private boolean onlyIds = true;
    private long objects;
    private long seen;
    private int nextLook = MOST_NAMES;

    MemberShapes(ValueShape.ColumnBudget budget) {
        this.budget = budget;
    }

    void add(JsonNode object) throws LimitException {
        objects++;
        seen += object.size();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            shape(member.getKey()).add(member.getValue());
        }
    }

    void merge(MemberShapes other) throws LimitException {
        objects += other.objects;
        seen += other.seen;
        for (Map.Entry<String, ValueShape> member : other.byName.entrySet()) {
            shape(member.getKey()).merge(member.getValue());
        }
        if (other.any.isPresent()) {
            collapse();
            any.orElseThrow().merge(other.any.get());
        }
    }

    private ValueShape shape(String name) throws LimitException {
        if (any.isPresent()) {
            return any.get();
        }
        ValueShape shape = byName.get(name);
        if (shape != null) {
            return shape;
        }
        if (byName.size() >= nextLook) {
            nextLook *= 2;
            if (isMap(Place.RECORD)) {
                collapse();
                return any.orElseThrow();
            }
        }
        budget.take();
        onlyIds = onlyIds && KeyLooks.isId(name);
        shape = new ValueShape(budget);
        byName.put(name, shape);
        return shape;
    }

    private void collapse() throws LimitException {
        if (any.isEmpty()) {
            any = Optional.of(merged());
            byName.clear();
        }
    }

    /** Objects seen. */
    long objects() {
        return objects;
    }

    /** Objects with a value at the member that is not null. */
    long present(String name) {
        ValueShape shape = byName.get(name);
        return shape == null ? 0 : shape.present();
    }

    Map<String, ValueShape> byName() {
        return Collections.unmodifiableMap(byName);
    }

    LogicalType type(Place place) {
        if (any.isPresent()) {
            return ValueShape.map(any.get());
        }
        return isMap(place) ? ValueShape.map(merged()) : ValueShape.struct(byName);
    }

    boolean isMap(Place place) {
        if (any.isPresent()) {
            return true;
        }
        int names = byName.size();
        boolean ids = onlyIds && names >= FEWEST_IDS && (place == Place.NESTED || seen * 2 <= names * objects);
        boolean sparse = names >= FEWEST_SPARSE && seen * SPARSENESS <= names * objects;
        boolean many = place == Place.NESTED && names >= FEWEST_NESTED;
        if (!ids && !sparse && !many) {
            return false;
        }
        ValueShape all = merged();
        return all.kinds() <= 1 && (ids || all.members().isAlike());
    }

    /**
     * Whether the members of the one object that was seen are records: its names look like ids, or it has 20 or more
     * objects that are alike.
     */
    boolean areEntries() {
        if (any.isPresent()) {
            return true;
        }
        int names = byName.size();
        boolean ids = onlyIds && names >= FEWEST_IDS;
        ValueShape all = merged();
        boolean alike = names >= FEWEST_SPARSE
                && all.members().objects() == names
                && all.members().isAlike();
        return all.kinds() == 1 && (ids || alike);
    }

    /** Whether an object has at least half of the names that there are. */
    private boolean isAlike() {
        return any.isPresent() || seen * 2 >= byName.size() * objects;
    }

    /** All members as one; its names are counted anew, for they are counted already. */
    private ValueShape merged() {
        ValueShape all = new ValueShape(new ValueShape.ColumnBudget(Integer.MAX_VALUE));
        try {
            for (ValueShape each : byName.values()) {
                all.merge(each);
            }
        } catch (LimitException e) {
            throw new IllegalStateException("what was within the limit is so together", e);
        }
        return all;
    }
}
