package io.lakecaravan.tag.detect;

import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Value;
import io.lakecaravan.tag.detect.value.Verdict;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts over the values of one column of one object. Holds no value but the hashes of those seen, until it is done. Not safe
 * between threads.
 */
public final class ColumnScan {
    /** Values beyond these are not looked at. */
    public static final int MOST_VALUES = 1_000;

    private static final int[] NOTHING = {};
    /** Stands among the answers for a text of several words. */
    private static final int PROSE = -1;

    private static final int PROSE_SPACES = 3;
    private static final int PROSE_LETTERS = 12;

    private final Detectors detectors;
    private final long[] matches;
    private final long[] passes;
    private final Map<Long, int[]> answers = new HashMap<>();
    private final int[] answer;
    private int answered;
    private int values;
    private int nulls;
    private int prose;
    private int pairs;
    private int rising;
    private long previous = -1;

    public ColumnScan(Detectors detectors) {
        this.detectors = detectors;
        this.matches = new long[detectors.all().size()];
        this.passes = new long[matches.length];
        this.answer = new int[matches.length + 1];
    }

    /**
     * @param value null, a text as rendered, or a value of the Java class that {@link io.lakecaravan.schema.LogicalType} names;
     *     the elements of a collection count one by one; bytes, booleans and identifiers of 128 bits are counted and not looked at
     */
    public void accept(Object value) {
        if (values + nulls >= MOST_VALUES) {
            return;
        }
        if (value instanceof Collection<?> elements) {
            elements.stream().limit(MOST_VALUES).forEach(this::accept);
            return;
        }
        String text = ValueText.of(value);
        Value seen = Value.of(text);
        if (value == null || (seen.isBlank() && !(value instanceof byte[]))) {
            nulls++;
            return;
        }
        values++;
        follow(seen);
        boolean opaque = ValueText.isOpaque(value);
        count(answers.computeIfAbsent(
                hash(seen.text()) + (opaque ? 1 : 0), unseen -> opaque ? NOTHING : answers(seen)));
    }

    public ColumnCounts counts() {
        SortedMap<String, DetectorCounts> counts = new TreeMap<>();
        List<Detector> all = detectors.all();
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] > 0) {
                counts.put(all.get(i).id(), new DetectorCounts(all.get(i).version(), matches[i], passes[i]));
            }
        }
        ValueFacts facts = new ValueFacts(values, nulls, prose, pairs, rising, answers.size(), values);
        return new ColumnCounts(detectors.suite(), facts, counts);
    }

    /** What the detectors say of a value: they are not asked again when it comes back. */
    private int[] answers(Value value) {
        answered = 0;
        ask(value, detectors.forCompact(value));
        ask(value, detectors.forItem(value));
        boolean words = value.spaces() >= PROSE_SPACES && value.letters() >= PROSE_LETTERS;
        if (!value.isItem() || words || isStructure(value.text())) {
            answer[answered++] = PROSE;
            ask(value, detectors.forProse());
        }
        return answered == 0 ? NOTHING : Arrays.copyOf(answer, answered);
    }

    /** An answer is the detector's place twice, and one more where the value passes. */
    private void ask(Value value, int[] places) {
        List<Detector> all = detectors.all();
        for (int place : places) {
            Verdict verdict = all.get(place).test(value);
            if (verdict != Verdict.NO) {
                answer[answered++] = 2 * place + (verdict == Verdict.PASS ? 1 : 0);
            }
        }
    }

    private void count(int[] answers) {
        for (int each : answers) {
            if (each == PROSE) {
                prose++;
            } else {
                matches[each / 2]++;
                passes[each / 2] += each % 2;
            }
        }
    }

    private static boolean isStructure(String text) {
        return text.charAt(0) == '{' || text.charAt(0) == '[' || text.charAt(0) == '<';
    }

    /** Whether whole numbers rise from one to the next. */
    private void follow(Value value) {
        if (value.isNumber() && value.digits() == value.length() && value.length() <= 18) {
            long number = Long.parseLong(value.text());
            pairs += previous >= 0 ? 1 : 0;
            rising += previous >= 0 && number > previous ? 1 : 0;
            previous = number;
        }
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
