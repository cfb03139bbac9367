package io.lakecaravan.tag.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a first attempt looks like: one pattern a kind, tagged when half of the values match, and a few words looked for
 * in names. It is the harness's own test and the figure that real detectors have to beat.
 */
final class RegexBaseline implements ColumnClassifier {
    private static final Map<String, Pattern> VALUES = patterns(Map.of(
            "email", ".+@.+\\..+",
            "phone", "\\+?[0-9 ().-]{9,18}",
            "us-ssn", "[0-9]{3}-?[0-9]{2}-?[0-9]{4}",
            "credit-card", "[0-9 -]{15,19}",
            "iban", "[A-Z]{2}[0-9]{2}[A-Z0-9 ]{11,36}",
            "ip-address", "[0-9]{1,3}(\\.[0-9]{1,3}){3}",
            "mac-address", "([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}",
            "url-credentials", "[a-z]+://[^/]+:[^/]+@.*"));
    private static final Map<String, Pattern> NAMES = patterns(Map.of(
            "person-name", ".*(full|customer|person).?name.*",
            "first-name", ".*first.?name.*",
            "last-name", ".*last.?name.*|.*surname.*",
            "street-address", ".*address.*",
            "city", ".*city.*",
            "country", ".*country.*",
            "date-of-birth", ".*birth.*|dob",
            "gender", ".*gender.*|sex",
            "password", ".*password.*",
            "salary", ".*salary.*"));

    private static Map<String, Pattern> patterns(Map<String, String> regexes) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        regexes.forEach((kind, regex) -> patterns.put(kind, Pattern.compile(regex, Pattern.CASE_INSENSITIVE)));
        return patterns;
    }

    @Override
    public Set<String> kinds(SeenColumn column) {
        Set<String> kinds = new TreeSet<>();
        VALUES.forEach((kind, pattern) -> {
            long matching =
                    column.values().stream().filter(pattern.asMatchPredicate()).count();
            if (2 * matching > column.values().size()) {
                kinds.add(kind);
            }
        });
        NAMES.forEach((kind, pattern) -> {
            if (pattern.matcher(column.name()).matches()) {
                kinds.add(kind);
            }
        });
        return kinds;
    }
}
