package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_NUMBER;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code removal:} of a catalog. */
final class RemovalReader {
    private static final Pattern RUNS = Pattern.compile("(\\d{1,6})(?:\\s*runs?)?");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,6})\\s*%");
    private static final int MOST_RUNS = 1000;

    private RemovalReader() {}

    static RemovalPolicy read(Mapping catalog) {
        Mapping removal = catalog.mapping("removal", Sections.REMOVAL);
        String mode = removal.fallback("mode", Parsers.oneOf(List.of("soft", "report", "never")));
        return new RemovalPolicy(
                RemovalPolicy.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                removal.fallback("after", RemovalReader::runs),
                removal.fallback("limit", RemovalReader::share),
                removal.fallback("empty-parents", Parsers::flag)
                        ? RemovalPolicy.EmptyParents.GO
                        : RemovalPolicy.EmptyParents.STAY);
    }

    private static int runs(String text) {
        Matcher form = RUNS.matcher(text.strip());
        int runs = form.matches() ? Integer.parseInt(form.group(1)) : 0;
        if (runs < 1 || runs > MOST_RUNS) {
            throw new BadValueException(
                    CONFIG_BAD_NUMBER, "is not a number of runs from 1 to " + MOST_RUNS + ". Write '2 runs'");
        }
        return runs;
    }

    private static int share(String text) {
        Matcher form = SHARE.matcher(text.strip());
        int percent = form.matches() ? Integer.parseInt(form.group(1)) : -1;
        if (percent < 0 || percent > 100) {
            throw new BadValueException(CONFIG_BAD_NUMBER, "is not a share from 0% to 100%. Write '10%'");
        }
        return percent;
    }
}
