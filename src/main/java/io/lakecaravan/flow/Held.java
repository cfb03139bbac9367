package io.lakecaravan.flow;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Values that wait for somebody to take them, up to a number of bytes; the oldest fall out first. Safe between threads. */
final class Held<T> {
    private final long limit;
    private final ToLongFunction<T> size;
    private final Map<String, T> byKey = new LinkedHashMap<>();
    private long bytes;

    /** @param limit approximate bytes held; {@code size} tells those of one */
    Held(long limit, ToLongFunction<T> size) {
        this.limit = limit;
        this.size = size;
    }

    synchronized void put(String key, T value) {
        take(key);
        byKey.put(key, value);
        bytes += size.applyAsLong(value);
        Iterator<T> oldest = byKey.values().iterator();
        while (bytes > limit && oldest.hasNext()) {
            bytes -= size.applyAsLong(oldest.next());
            oldest.remove();
        }
    }

    /** The value, which is then no longer held. */
    synchronized Optional<T> take(String key) {
        Optional<T> value = Optional.ofNullable(byKey.remove(key));
        value.ifPresent(gone -> bytes -= size.applyAsLong(gone));
        return value;
    }
}
