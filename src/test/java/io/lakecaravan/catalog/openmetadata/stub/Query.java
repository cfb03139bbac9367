package io.lakecaravan.catalog.openmetadata.stub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The query part of a URL, decoded as contract §2 encodes it; what should be a number and is none finds no resource (observed §1: transport). */
record Query(Map<String, String> values) {
    /** No rule: how a query is written. */
    static Query parse(String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.put(decode(name), decode(value));
            }
        }
        return new Query(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** No rule: a look-up. */
    boolean isSet(String name) {
        return value(name).filter("true"::equals).isPresent();
    }

    /** Not in the contract: what should be a number and is none finds no resource. */
    long longNumber(String name, long otherwise) {
        try {
            return value(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw Errors.of(404, "HTTP 404 Not Found");
        }
    }

    /** Not in the contract: what should be a number and is none finds no resource. */
    int number(String name, int otherwise) {
        try {
            return value(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw Errors.of(404, "HTTP 404 Not Found");
        }
    }
}
