package io.lakecaravan.tag.detect;

import io.lakecaravan.tag.detect.contact.ContactDetectors;
import io.lakecaravan.tag.detect.finance.FinanceDetectors;
import io.lakecaravan.tag.detect.identity.IdentityDetectors;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.person.PersonDetectors;
import io.lakecaravan.tag.detect.prose.ProseDetectors;
import io.lakecaravan.tag.detect.technical.TechnicalDetectors;
import io.lakecaravan.tag.detect.value.Detector;
import io.lakecaravan.tag.detect.value.Fit;
import io.lakecaravan.tag.detect.value.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All detectors, arranged by what a value looks like so that each value is shown to few of them. Immutable and safe between
 * threads; word lists are read once, when it is made.
 */
public final class Detectors {
    private static final int[] NOBODY = {};

    private final List<Detector> all;
    private final Map<String, Detector> byId = new HashMap<>();
    private final Map<Kind, List<Detector>> byKind = new EnumMap<>(Kind.class);
    private final Map<Fit.Form, int[][]> byForm = new EnumMap<>(Fit.Form.class);
    private final int[] prose;

    /** Those that ship with Lake Caravan. */
    public Detectors() {
        this(Stream.of(
                        ContactDetectors.all(),
                        PersonDetectors.all(),
                        FinanceDetectors.all(),
                        IdentityDetectors.all(),
                        TechnicalDetectors.all(),
                        ProseDetectors.all())
                .flatMap(List::stream)
                .toList());
    }

    Detectors(List<Detector> detectors) {
        this.all = List.copyOf(detectors);
        for (Detector detector : all) {
            if (byId.put(detector.id(), detector) != null) {
                throw new IllegalArgumentException("detector " + detector.id() + " is there twice");
            }
            byKind.computeIfAbsent(detector.kind(), kind -> new ArrayList<>()).add(detector);
        }
        for (Fit.Form form : List.of(Fit.Form.NUMBER, Fit.Form.CODE, Fit.Form.ITEM)) {
            byForm.put(form, byLength(form));
        }
        this.prose = indexes(Fit.Form.PROSE, Value.LONGEST_TEXT);
    }

    private int[][] byLength(Fit.Form form) {
        int[][] lengths = new int[Value.LONGEST_ITEM + 1][];
        for (int length = 0; length < lengths.length; length++) {
            lengths[length] = indexes(form, length);
        }
        return lengths;
    }

    private int[] indexes(Fit.Form form, int length) {
        return java.util.stream.IntStream.range(0, all.size())
                .filter(i -> all.get(i).fit().form() == form
                        && all.get(i).fit().shortest() <= length
                        && all.get(i).fit().longest() >= length)
                .toArray();
    }

    public List<Detector> all() {
        return all;
    }

    public Optional<Detector> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Detector> of(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /**
     * The sum of all versions: it rises whenever a detector is added or changed, and counts of a lower one are to be made
     * again from the object.
     */
    public int suite() {
        return all.stream().mapToInt(Detector::version).sum();
    }

    /** Places in {@link #all} of those for letters and digits. */
    int[] forCompact(Value value) {
        int length = value.compact().length();
        if (length == 0 || !value.isItem()) {
            return NOBODY;
        }
        if (value.isNumber()) {
            return byForm.get(Fit.Form.NUMBER)[length];
        }
        return value.digits() > 0 ? byForm.get(Fit.Form.CODE)[length] : NOBODY;
    }

    /** Places in {@link #all} of those for any item. */
    int[] forItem(Value value) {
        return value.isItem() ? byForm.get(Fit.Form.ITEM)[value.length()] : NOBODY;
    }

    /** Places in {@link #all} of those that search. */
    int[] forProse() {
        return prose;
    }
}
