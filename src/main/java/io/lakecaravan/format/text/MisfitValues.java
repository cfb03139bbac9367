package io.lakecaravan.format.text;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.Optional;

/** Counts values that do not fit the type found from the prefix; they are given as they stand. */
public final class MisfitValues {
    private long count;
    private String first = "";

    /** @param place of the value, e.g. {@code line 7} */
    public void add(String place) {
        if (count++ == 0) {
            first = place;
        }
    }

    public Optional<Finding> finding() {
        return count == 0
                ? Optional.empty()
                : Optional.of(Finding.of(
                        FindingCode.VALUE_TYPE_MISMATCH,
                        "",
                        "",
                        count
                                + " values do not fit the schema found from the first bytes (text was given instead, members "
                                + "without a column left out), the first at " + first));
    }
}
