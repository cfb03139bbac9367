package io.lakecaravan.format.log;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of logs as ISO 8601 has them, so that they can be told from text. */
final class LogTimes {
    private static final Pattern CLF =
            Pattern.compile("(\\d{2})/([A-Z][a-z]{2})/(\\d{4}):(\\d{2}:\\d{2}:\\d{2}) ([+-]\\d{2}):?(\\d{2})");
    private static final Pattern COMMA = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2}),(\\d+)(.*)");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private LogTimes() {}

    /** The text itself where it is none of the known ways to write times. */
    static String iso(String text) {
        Matcher clf = CLF.matcher(text);
        if (clf.matches()) {
            int month = MONTHS.indexOf(clf.group(2).toLowerCase(Locale.ROOT)) + 1;
            return month == 0
                    ? text
                    : "%s-%02d-%sT%s%s:%s"
                            .formatted(clf.group(3), month, clf.group(1), clf.group(4), clf.group(5), clf.group(6));
        }
        Matcher comma = COMMA.matcher(text);
        return comma.matches() ? comma.group(1) + "T" + comma.group(2) + "." + comma.group(3) + comma.group(4) : text;
    }
}
