package io.lakecaravan.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Why layout took some keys for one table.
 *
 * @param rule which rule decided: {@code hive}, {@code date}, {@code value}, {@code siblings}, {@code folder}, {@code file},
 *     {@code table-format}, {@code first-folder}, {@code folder-mode}, {@code object}, {@code pattern}, {@code manifest}
 * @param confidence 0 to 1; below 0.8 names leave doubt
 * @param evidence what was seen, each a sentence in our words without values of files
 */
public record Grounds(String rule, double confidence, List<String> evidence) {
    public Grounds {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
        evidence = List.copyOf(evidence);
    }

    /** What configuration says needs no evidence. */
    public static Grounds configured(String rule) {
        return new Grounds(rule, 1, List.of("the source's layout: says so"));
    }

    public Grounds with(double other, String seen) {
        List<String> more = new ArrayList<>(evidence);
        more.add(seen);
        return new Grounds(rule, other, more);
    }
}
