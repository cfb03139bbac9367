package io.lakecaravan.flow;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import java.util.ArrayList;
import java.util.List;

/** Chosen objects that were not read because the bytes of their table were used up. */
final class LeftOut {
    private static final FindingCode CODE = FindingCode.SAMPLE_OBJECTS_SKIPPED;

    private LeftOut() {}

    /** @param bytes that were fetched of the object before it was given up */
    static List<Fragment> of(LakeObject object, String format, String compression, long bytes) {
        return List.of(Fragment.failed(object, format, compression, List.of(note(object, "1 chosen object was")))
                .withBytesRead(bytes));
    }

    static boolean is(List<Fragment> fragments) {
        return fragments.stream()
                .flatMap(fragment -> fragment.findings().stream())
                .anyMatch(finding -> finding.code() == CODE);
    }

    /** One note for all of a table's that were left out, at the first of them. */
    static List<Fragment> together(List<Fragment> fragments) {
        List<LakeObject> objects = fragments.stream()
                .filter(fragment -> is(List.of(fragment)))
                .map(Fragment::object)
                .distinct()
                .toList();
        if (objects.size() < 2) {
            return fragments;
        }
        long all = fragments.stream().map(Fragment::object).distinct().count();
        List<Fragment> told = new ArrayList<>(fragments);
        told.removeIf(fragment -> objects.contains(fragment.object()));
        Fragment first = fragments.stream()
                .filter(fragment -> fragment.object().equals(objects.get(0)))
                .findFirst()
                .orElseThrow();
        told.add(Fragment.failed(
                first.object(),
                first.format(),
                first.compression(),
                List.of(note(first.object(), objects.size() + " of " + all + " chosen objects were"))));
        return told;
    }

    private static Finding note(LakeObject object, String how) {
        return Finding.of(
                CODE,
                object.bucket(),
                object.key(),
                how + " not read, this one first: the others took the bytes that a table's objects may cost together"
                        + " (sample.bytes)");
    }
}
