package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_SIZE;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 500MB} is 500 000 000 bytes, {@code 1GiB} is 1 073 741 824. */
public final class DataSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)\\s?([A-Za-z]*)");
    private static final Map<String, Long> UNITS = units();

    private DataSize() {}

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("B", 1L);
        long decimal = 1;
        long binary = 1;
        for (String letter : new String[] {"K", "M", "G", "T"}) {
            decimal *= 1000;
            binary *= 1024;
            units.put(letter + "B", decimal);
            units.put(letter + "iB", binary);
        }
        return units;
    }

    /** Bytes. */
    public static long parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw bad("is not a size. Write a number and a unit, such as 500MB or 1GiB");
        }
        String unit = form.group(2);
        if (unit.isEmpty() && !form.group(1).equals("0")) {
            throw bad("has no unit. Write " + form.group(1) + "MB, or one of the other units " + unitNames());
        }
        Long factor = unit.isEmpty() ? Long.valueOf(1) : UNITS.get(unit);
        if (factor == null) {
            throw bad("has the unknown unit '" + unit + "'. Known: " + unitNames() + "."
                    + Spelling.hint(unit, UNITS.keySet()));
        }
        try {
            return new BigDecimal(form.group(1))
                    .multiply(BigDecimal.valueOf(factor))
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw bad("is no whole number of bytes below 9 223 372 036 854 775 808");
        }
    }

    /** The shortest text that {@link #parse} takes for exactly these bytes. */
    public static String render(long bytes) {
        String best = bytes + "B";
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            String text = bytes / unit.getValue() + unit.getKey();
            if (bytes % unit.getValue() == 0 && text.length() < best.length()) {
                best = text;
            }
        }
        return best;
    }

    private static String unitNames() {
        return String.join(", ", UNITS.keySet());
    }

    private static BadValueException bad(String message) {
        return new BadValueException(CONFIG_BAD_SIZE, message);
    }
}
