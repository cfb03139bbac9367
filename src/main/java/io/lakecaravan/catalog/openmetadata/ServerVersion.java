package io.lakecaravan.catalog.openmetadata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version of a server: what decides which fields and values it knows. */
record ServerVersion(int major, int minor) {
    /** What a server is taken for that does not say its version: everything it is sent, every later one knows. */
    static final ServerVersion OLDEST = new ServerVersion(1, 5);

    private static final Pattern NUMBERS = Pattern.compile("(?<!\\d)(\\d{1,4})\\.(\\d{1,4})(?!\\d)");

    /** Leniently: {@code 1.13.4}, {@code v2.0}, {@code 1.12.0-rc1}, {@code 1.9.0.1-SNAPSHOT}. */
    static ServerVersion parse(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        return matcher.find()
                ? new ServerVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : OLDEST;
    }

    boolean atLeast(int otherMajor, int otherMinor) {
        return major != otherMajor ? major > otherMajor : minor >= otherMinor;
    }

    /** Values of {@code fileFormat} such as {@code csv.gz} and {@code jsonl}. */
    boolean knowsPackedFormats() {
        return atLeast(1, 11);
    }

    /** {@code PUT /containers/{id}/sampleData}. */
    boolean showsContainerSamples() {
        return atLeast(2, 0);
    }

    /** A bot cannot take a description away, only replace it. */
    boolean keepsDescriptions() {
        return atLeast(2, 0);
    }
}
