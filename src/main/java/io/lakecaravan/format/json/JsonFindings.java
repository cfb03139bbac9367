package io.lakecaravan.format.json;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.json.JsonRecords.Break;
import java.util.Optional;
import java.util.OptionalLong;

/** Findings that a prefix and a whole reading share. */
final class JsonFindings {
    private JsonFindings() {}

    static Finding broken(Break broken, OptionalLong offset, String offsetMeaning) {
        return switch (broken.kind()) {
            case ENDED ->
                new Finding(
                        FindingCode.JSON_TRUNCATED,
                        "",
                        "",
                        offset,
                        "the text ends inside a value; the records before it were kept" + offsetMeaning);
            case MALFORMED ->
                new Finding(
                        FindingCode.JSON_REST_UNREADABLE,
                        "",
                        "",
                        offset,
                        "the text is not JSON from this place on; the records before it were kept" + offsetMeaning);
        };
    }

    /**
     * @param lines that are no JSON
     * @param values that are no objects, beside objects
     */
    static Optional<Finding> skipped(long lines, long values, OptionalLong first, String offsetMeaning) {
        if (lines + values == 0) {
            return Optional.empty();
        }
        String message = lines + " lines are not JSON and " + values + " values are no objects; they were left out"
                + (first.isPresent() ? ", the first such line at this offset" + offsetMeaning : "");
        return Optional.of(new Finding(FindingCode.JSON_LINES_SKIPPED, "", "", first, message));
    }
}
