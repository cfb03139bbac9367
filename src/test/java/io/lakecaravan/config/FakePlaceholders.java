package io.lakecaravan.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Environment variables from a map; the defaults of references work, nothing else does. */
record FakePlaceholders(Map<String, String> environment) implements Placeholders {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{env:([A-Z_]+)(?::([^}]*))?}}");

    @Override
    public String resolve(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2))));
    }

    private String value(String name, String fallback) {
        String value = environment.getOrDefault(name, fallback);
        if (value == null) {
            throw new UnresolvedReferenceException("the environment variable " + name + " is not set");
        }
        return value;
    }
}
