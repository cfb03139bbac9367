package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Partition keys that spell one date together: {@code year=/month=}, with {@code day=} and {@code hour=} where they are,
 * or a key of dates and {@code hour=} below it. Names ignore case.
 *
 * @param places of the keys in the path, the coarser part first
 */
record DateSpelling(List<Integer> places) {
    private static final List<Set<String>> PARTS = List.of(
            Set.of("year", "y", "yyyy", "yr"),
            Set.of("month", "m", "mm", "mon"),
            Set.of("day", "d", "dd"),
            Set.of("hour", "h", "hh", "hr"));
    private static final int HOUR = 3;

    DateSpelling {
        places = List.copyOf(places);
    }

    /** Empty where the names do not say one. */
    static Optional<DateSpelling> of(List<String> keys) {
        List<String> names =
                keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).toList();
        List<Integer> places = new ArrayList<>();
        for (Set<String> part : PARTS) {
            Optional<Integer> place = names.stream().filter(part::contains).findFirst().map(names::indexOf);
            if (place.isEmpty()) {
                break;
            }
            places.add(place.orElseThrow());
        }
        if (places.size() >= 2) {
            return Optional.of(new DateSpelling(places));
        }
        int hour = names.stream().filter(PARTS.get(HOUR)::contains).findFirst().map(names::indexOf).orElse(0);
        return hour == 0 ? Optional.empty() : Optional.of(new DateSpelling(List.of(hour - 1, hour)));
    }

    /** The same keys with one more before them. */
    DateSpelling under() {
        return new DateSpelling(places.stream().map(place -> place + 1).toList());
    }

    /** Place of the last key of them in the path. */
    int last() {
        return places.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    Optional<DatePoint> point(List<PartitionValue> partition) {
        String[] parts = new String[places.size()];
        for (int part = 0; part < parts.length; part++) {
            Optional<String> value = partition.get(places.get(part)).value();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            parts[part] = value.orElseThrow();
        }
        boolean spelled = PARTS.get(0)
                .contains(partition.get(places.get(0)).key().toLowerCase(Locale.ROOT));
        return spelled
                ? DatePoint.ofParts(parts)
                : DatePoint.of(partition.get(places.get(0))).flatMap(day -> day.at(parts[1]));
    }
}
