package io.lakecaravan.schema;

import java.util.List;

/**
 * A column whose types in different objects do not go together without loss.
 *
 * @param merged the type the table gets
 * @param sightings the different types, in order of their first key
 */
public record MergeLoss(String column, Kind kind, LogicalType merged, List<Sighting> sightings) {
    public MergeLoss {
        sightings = List.copyOf(sightings);
    }

    public enum Kind {
        /** The common type holds less than the types do. */
        LOSSY,
        /** The types have nothing in common but variant, at some depth. */
        CONFLICT
    }

    /**
     * One of the types.
     *
     * @param files objects that have it
     * @param firstKey the first of them in key order
     */
    public record Sighting(LogicalType type, int files, String firstKey) {
        Sighting plus(Sighting other) {
            String first = ObjectStamp.UTF8.compare(firstKey, other.firstKey) <= 0 ? firstKey : other.firstKey;
            return new Sighting(type, files + other.files, first);
        }
    }
}
