package io.lakecaravan.catalog.atlan.stub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query part of a URL; a name may come more than once. */
record Query(Map<String, List<String>> values) {
    /** Contract §2: "A query parameter value is limited to 4,096 characters". */
    private static final int LONGEST_VALUE = 4096;

    /** Contract §2: "A query parameter value is limited to 4,096 characters". */
    static Query parse(String raw) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = decode(equals < 0 ? "" : pair.substring(equals + 1));
                if (value.length() > LONGEST_VALUE) {
                    throw Errors.badRequest("value of query parameter " + name + " is longer than " + LONGEST_VALUE);
                }
                values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
        }
        return new Query(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> value(String name) {
        return all(name).stream().findFirst();
    }

    /** Not in the contract: a parameter that is missing is 400. */
    String require(String name) {
        return value(name).orElseThrow(() -> Errors.invalidParameters("no query parameter " + name));
    }

    /** Contract §2: "all boolean, default false". */
    boolean isSet(String name) {
        return value(name).filter("true"::equals).isPresent();
    }
}
