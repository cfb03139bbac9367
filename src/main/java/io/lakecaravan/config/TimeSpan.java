package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_DURATION;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 200ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}. */
public final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s?([A-Za-z]*)");
    private static final Map<String, Duration> UNITS = units();

    private TimeSpan() {}

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("ms", Duration.ofMillis(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("m", Duration.ofMinutes(1));
        units.put("h", Duration.ofHours(1));
        units.put("d", Duration.ofDays(1));
        return units;
    }

    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw bad("is not a duration. Write a whole number and a unit, such as 30s or 5m");
        }
        String unit = form.group(2);
        long number = Long.parseLong(form.group(1));
        if (unit.isEmpty() && number > 0) {
            throw bad("has no unit. Write " + number + "s, or one of the other units " + unitNames());
        }
        Duration factor = unit.isEmpty() ? Duration.ZERO : UNITS.get(unit);
        if (factor == null) {
            throw bad("has the unknown unit '" + unit + "'. Known: " + unitNames() + "."
                    + Spelling.hint(unit, UNITS.keySet()));
        }
        return factor.multipliedBy(number);
    }

    /** The text with the largest unit that {@link #parse} takes for exactly this duration of whole milliseconds. */
    public static String render(Duration duration) {
        String best = duration.toMillis() + "ms";
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long length = unit.getValue().toMillis();
            if (duration.toMillis() % length == 0) {
                best = duration.toMillis() / length + unit.getKey();
            }
        }
        return best;
    }

    private static String unitNames() {
        return String.join(", ", UNITS.keySet());
    }

    private static BadValueException bad(String message) {
        return new BadValueException(CONFIG_BAD_DURATION, message);
    }
}
