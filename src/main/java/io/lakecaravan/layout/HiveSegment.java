package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads {@code key=value} folders as Hive writes them. */
final class HiveSegment {
    /** What Hive writes for a null or an empty value. */
    static final String NULL_MARKER = "__HIVE_DEFAULT_PARTITION__";

    private HiveSegment() {}

    /** @param segment one folder of a key, without slash */
    static Optional<PartitionValue> parse(String segment) {
        int equals = segment.indexOf('=');
        if (equals <= 0) {
            return Optional.empty();
        }
        String key = decoded(segment.substring(0, equals));
        String raw = segment.substring(equals + 1);
        // padding of Base64 is no value: "b3JkZXJz==" is a plain name
        if (key.isBlank() || (!raw.isEmpty() && raw.chars().allMatch(unit -> unit == '='))) {
            return Optional.empty();
        }
        Optional<String> value =
                raw.isEmpty() || raw.equals(NULL_MARKER) ? Optional.empty() : Optional.of(decoded(raw));
        return Optional.of(new PartitionValue(key, raw, value));
    }

    /** Hive escapes with {@code %XX} only; a {@code +} is a plus, and a stray {@code %} stays. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < encoded.length; at++) {
            int high = at + 2 < encoded.length ? Character.digit(encoded[at + 1], 16) : -1;
            int low = at + 2 < encoded.length ? Character.digit(encoded[at + 2], 16) : -1;
            if (encoded[at] == '%' && high >= 0 && low >= 0) {
                bytes.write(high << 4 | low);
                at += 2;
            } else {
                bytes.write(encoded[at]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
