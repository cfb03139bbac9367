package io.lakecaravan.tag;

import io.lakecaravan.tag.Detection.Found;
import io.lakecaravan.tag.detect.ColumnCounts;
import io.lakecaravan.tag.detect.kind.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells tables that list places (countries, cities, airports) from tables in which a place is somebody's. The former have a place a
 * row and nothing that leads to a person; in the latter places come back, or stand beside a person's name, number or key.
 */
final class PlaceTable {
    private static final Set<Kind> PLACES = Set.of(Kind.CITY, Kind.COUNTRY, Kind.POSTAL_CODE);
    /** What is told of a place, too, and leads to nobody. */
    private static final Set<Kind> BESIDE_PLACES = Set.of(Kind.COORDINATES, Kind.BIC);

    /** Every second row a new place: of people's places most come back in a table of some length. */
    private static final double OWN_SHARE = 0.5;

    private static final int FEWEST = 3;

    private final Map<List<String>, ColumnCounts> counts;
    private final Predicate<String> isOfPerson;

    /** @param isOfPerson whether a name of a column or table has a word for a person */
    PlaceTable(Map<List<String>, ColumnCounts> counts, Predicate<String> isOfPerson) {
        this.counts = counts;
        this.isOfPerson = isOfPerson;
    }

    /** What is no more personal than the table where {@link #lists} holds. */
    static boolean isPlace(Found found) {
        return PLACES.contains(found.suggestion().kind()) || found.suggestion().kind() == Kind.COORDINATES;
    }

    /** @param found by name of the column */
    boolean lists(String table, Map<String, List<Found>> found) {
        boolean person = isOfPerson.test(table)
                || found.keySet().stream().anyMatch(isOfPerson)
                || counts.keySet().stream().flatMap(List::stream).anyMatch(isOfPerson)
                || found.values().stream().flatMap(List::stream).anyMatch(PlaceTable::leadsToPerson);
        return !person
                && found.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(each -> PLACES.contains(each.suggestion().kind()) && isOwnOfRow(each));
    }

    private static boolean leadsToPerson(Found found) {
        Kind kind = found.suggestion().kind();
        return !PLACES.contains(kind) && !BESIDE_PLACES.contains(kind);
    }

    private boolean isOwnOfRow(Found found) {
        ColumnCounts counted = counts.get(found.path());
        return counted != null && counted.facts().isSpread(FEWEST, OWN_SHARE);
    }
}
