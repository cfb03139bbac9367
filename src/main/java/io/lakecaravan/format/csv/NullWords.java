package io.lakecaravan.format.csv;

import io.lakecaravan.schema.LogicalType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which fields mean null. The empty field always does, and so does {@code \N}, which nothing but programs writes. Other
 * words do in a column whose other values are numbers, dates and the like: in a column of text they are text, NA is
 * Namibia and an empty string is no null. {@code NULL} and {@code null} mean null in the text columns, too, of a table
 * that a typed column proves to write it so. Words that the user gave mean null everywhere, and no others do.
 *
 * <p>{@code nan} is a number among numbers with fractions.
 */
final class NullWords {
    private static final Set<String> ALWAYS = Set.of("\\N");
    private static final Set<String> MARKERS = Set.of("NULL", "null");
    private static final Set<String> BESIDE_VALUES = Set.of(
            "NULL", "null", "Null", "(null)", "NA", "N/A", "n/a", "#N/A", "#NA", "<NA>", "None", "none", "NONE", "nil",
            "-", "--", "?", ".");
    private static final Set<String> NOT_A_NUMBER = Set.of("nan", "NaN", "NAN", "-nan");

    private final Set<String> always;
    private final boolean isConfigured;
    private final int longest;

    private NullWords(Set<String> always, boolean isConfigured) {
        this.always = always;
        this.isConfigured = isConfigured;
        this.longest = always.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Length of the longest word that means null everywhere. */
    int longestAlways() {
        return longest;
    }

    static NullWords of(List<String> configured) {
        return configured.isEmpty() ? new NullWords(ALWAYS, false) : new NullWords(Set.copyOf(configured), true);
    }

    /** With the words that typed columns of the table showed, as far as they may mean null in text as well. */
    NullWords proven(Set<String> seenBesideValues) {
        if (isConfigured) {
            return this;
        }
        Set<String> all = new TreeSet<>(always);
        seenBesideValues.stream().filter(MARKERS::contains).forEach(all::add);
        return new NullWords(all, false);
    }

    boolean isAlways(String field) {
        return field == null || isOneOf(always, field);
    }

    /** Null in a column that is not text. */
    boolean isBesideValues(String field) {
        return field.isBlank() || (!isConfigured && isOneOf(BESIDE_VALUES, field));
    }

    boolean isMarker(String word) {
        return MARKERS.contains(word);
    }

    /** Null in a column that is neither text nor of numbers with fractions. */
    boolean isNotANumber(String field) {
        return !isConfigured && isOneOf(NOT_A_NUMBER, field);
    }

    boolean isNull(LogicalType type, String field) {
        if (isAlways(field)) {
            return true;
        }
        if (type instanceof LogicalType.Text) {
            return false;
        }
        return isBesideValues(field) || (!(type instanceof LogicalType.FloatingPoint) && isNotANumber(field));
    }

    private static boolean isOneOf(Set<String> words, String field) {
        return words.contains(field) || words.contains(field.strip());
    }
}
