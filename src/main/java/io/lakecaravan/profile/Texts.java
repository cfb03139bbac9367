package io.lakecaravan.profile;

import io.lakecaravan.table.ColumnProfile.Frequency;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;

/** Frequent texts: exact as long as there are few different ones, else those that are frequent for sure. */
final class Texts {
    /** A power of two; three quarters of it are kept. */
    private static final int MOST = 64;

    private static final int SHOWN = 10;
    private static final int LONGEST = 100;

    private final ItemsSketch<String> sketch = new ItemsSketch<>(MOST);
    private long characters;

    /** Long texts are no categories, and would take the memory of many. */
    void add(String text) {
        if (text.length() <= LONGEST) {
            sketch.update(text);
            characters += text.length();
        }
    }

    void add(Texts other) {
        sketch.merge(other.sketch);
        characters += other.characters;
    }

    /** Texts that occur twice and more, the most frequent first, of these the smallest. */
    List<Frequency> frequent() {
        return Arrays.stream(sketch.getFrequentItems(ErrorType.NO_FALSE_POSITIVES))
                .map(row -> new Frequency(row.getItem(), row.getLowerBound()))
                .filter(frequency -> frequency.count() > 1)
                .sorted(Comparator.comparingLong(Frequency::count).reversed().thenComparing(Frequency::what))
                .limit(SHOWN)
                .toList();
    }

    long bytes() {
        long added = Math.max(1, sketch.getStreamLength());
        return 100 + sketch.getNumActiveItems() * (60 + 2 * characters / added);
    }
}
