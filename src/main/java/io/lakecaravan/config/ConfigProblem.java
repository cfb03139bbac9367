package io.lakecaravan.config;

import io.lakecaravan.finding.Severity;
import java.util.Arrays;

/**
 * One mistake in a configuration file.
 *
 * @param line from 1; 0 where the file as a whole is meant
 * @param key path of the key, e.g. {@code sources[1].layout}
 * @param code e.g. {@code CONFIG_UNKNOWN_KEY}
 */
public record ConfigProblem(String file, int line, String key, String code, String message) {
    /** {@code config/caravan.yaml:14: sources[1].layout: ... [CODE]}. */
    public String text() {
        return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + message + "   [" + code
                + "]";
    }

    /** By the code; an error where the code is none of {@link ConfigCode}. */
    public Severity severity() {
        return Arrays.stream(ConfigCode.values())
                .filter(known -> known.name().equals(code))
                .map(ConfigCode::severity)
                .findFirst()
                .orElse(Severity.ERROR);
    }

    public boolean isError() {
        return severity() == Severity.ERROR;
    }
}
