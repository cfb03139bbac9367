package io.lakecaravan.schema;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/** An object by name and age. The later object is the greater; among equally old ones that of the greater key. */
public record ObjectStamp(String key, Instant lastModified) implements Comparable<ObjectStamp> {
    /** As unsigned UTF-8 bytes, like the store. */
    static final Comparator<String> UTF8 =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    static final Comparator<ObjectStamp> KEY_ORDER = Comparator.comparing(ObjectStamp::key, UTF8);

    private static final Comparator<ObjectStamp> AGE =
            Comparator.comparing(ObjectStamp::lastModified).thenComparing(KEY_ORDER);

    @Override
    public int compareTo(ObjectStamp other) {
        return AGE.compare(this, other);
    }
}
