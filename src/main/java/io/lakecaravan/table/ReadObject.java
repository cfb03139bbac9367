package io.lakecaravan.table;

import io.lakecaravan.table.ChosenObject.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object that taught a table its columns.
 *
 * @param key for a table format's log its folder, ending in {@code /}
 * @param bytes size of the object, of which few are fetched as a rule; of a log that of all its files
 */
public record ReadObject(String key, long bytes, Reason reason) {
    /**
     * The objects that fragments come from, in the order they were read: by reason, then by key.
     *
     * @param chosen of the candidate
     * @param fragments of the table, several of one object count once
     */
    public static List<ReadObject> of(List<ChosenObject> chosen, List<Fragment> fragments) {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        chosen.forEach(one -> reasons.putIfAbsent(one.object().key(), one.reason()));
        Map<String, ReadObject> read = new LinkedHashMap<>();
        for (Fragment fragment : fragments) {
            String key = fragment.object().key();
            read.putIfAbsent(
                    key,
                    new ReadObject(key, fragment.object().size(), reasons.getOrDefault(key, Reason.LOG)));
        }
        List<ReadObject> sorted = new ArrayList<>(read.values());
        sorted.sort(Comparator.comparing(ReadObject::reason).thenComparing(ReadObject::key));
        return sorted;
    }
}
