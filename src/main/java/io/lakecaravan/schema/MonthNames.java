package io.lakecaravan.schema;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Months by name, full or short, in the languages whose names do not contradict each other. */
public final class MonthNames {
    private static final String[] NAMES = {
        "january jan januar janvier janv enero ene gennaio gen janeiro januari",
        "february feb februar février fevrier févr fevr febrero febbraio fevereiro fev februari",
        "march mar märz maerz mär mrz mars marzo março marco maart mrt",
        "april apr avril avr abril abr aprile",
        "may mai mayo maggio mag maio mei",
        "june jun juni juin junio giugno giu junho",
        "july jul juli juillet juil julio luglio lug julho",
        "august aug août aout agosto ago augustus",
        "september sep sept septembre septiembre settembre set setembro",
        "october oct oktober okt octobre octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro",
        "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro"
    };
    static final int LONGEST = 10;
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        for (int month = 0; month < NAMES.length; month++) {
            for (String name : NAMES[month].split(" ", -1)) {
                NUMBERS.put(name, month + 1);
            }
        }
    }

    private MonthNames() {}

    /** 1 to 12, or 0. */
    public static int number(String name) {
        return name.length() > LONGEST ? 0 : NUMBERS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }
}
