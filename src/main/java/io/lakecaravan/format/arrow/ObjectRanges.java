package io.lakecaravan.format.arrow;

import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranges of the object. Those that were fetched stay until they are released, so that neighbours cost no request. */
final class ObjectRanges {
    /** @param length more than 0 */
    record Range(long offset, long length) {
        long end() {
            return offset + length;
        }
    }

    private record Held(long offset, byte[] bytes) {
        boolean holds(long from, long length) {
            return from >= offset && from + length <= offset + bytes.length;
        }
    }

    private final ObjectSource source;
    private final int leastAhead;
    private final List<Held> kept = new ArrayList<>();
    private final List<Held> fetched = new ArrayList<>();

    /** @param leastAhead bytes to fetch where reading ahead makes sense at all */
    ObjectRanges(ObjectSource source, int leastAhead) {
        this.source = source;
        this.leastAhead = leastAhead;
    }

    long size() {
        return source.size();
    }

    /** Fetches a range and keeps it for good. */
    ByteBuffer keep(long offset, int length) throws IOException {
        Held held = new Held(offset, source.read(offset, length));
        kept.add(held);
        return ByteBuffer.wrap(held.bytes()).asReadOnlyBuffer();
    }

    /** The bytes, which must lie in the object; fetched unless they are held. Not to be changed. */
    ByteBuffer read(long offset, int length) throws IOException {
        return read(offset, length, length);
    }

    /** As {@link #read}, and more of what follows is fetched and held, the object's end permitting. */
    ByteBuffer readAhead(long offset, int length) throws IOException {
        return read(offset, length, Math.max(length, leastAhead));
    }

    private ByteBuffer read(long offset, int length, int ahead) throws IOException {
        if (offset < 0 || length < 0 || offset > size() - length) {
            throw Corrupt.batch("a message reaches beyond the object's end");
        }
        if (length == 0) {
            return ByteBuffer.allocate(0);
        }
        Held held = held(offset, length);
        if (held == null) {
            int wanted = (int) Math.max(length, Math.min(ahead, size() - offset));
            held = new Held(offset, source.read(offset, wanted));
            if (wanted > length) {
                fetched.add(held);
            }
        }
        return ByteBuffer.wrap(held.bytes(), (int) (offset - held.offset()), length)
                .slice();
    }

    boolean isHeld(long offset, long length) {
        return held(offset, length) != null;
    }

    private Held held(long offset, long length) {
        for (int i = fetched.size() - 1; i >= 0; i--) {
            if (fetched.get(i).holds(offset, length)) {
                return fetched.get(i);
            }
        }
        for (Held held : kept) {
            if (held.holds(offset, length)) {
                return held;
            }
        }
        return null;
    }

    /** Fetches what is not held yet, near ranges with one request. */
    void fetch(List<Range> ranges) throws IOException {
        for (Range merged : merged(ranges)) {
            fetched.add(new Held(merged.offset(), source.read(merged.offset(), Math.toIntExact(merged.length()))));
        }
    }

    /** Bytes that {@link #fetch} would ask for, and the requests' own cost. */
    long cost(List<Range> ranges) {
        return merged(ranges).stream()
                .mapToLong(range -> range.length() + Limits.REQUEST)
                .sum();
    }

    /** Bytes that {@link #fetch} would ask for. */
    long bytes(List<Range> ranges) {
        return merged(ranges).stream().mapToLong(Range::length).sum();
    }

    private List<Range> merged(List<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        List<Range> missing = ranges.stream()
                .filter(range -> range.length() > 0 && !isHeld(range.offset(), range.length()))
                .sorted(Comparator.comparingLong(Range::offset))
                .toList();
        for (Range range : missing) {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && range.offset() - last.end() <= Limits.NEAR) {
                long end = Math.max(last.end(), range.end());
                merged.set(merged.size() - 1, new Range(last.offset(), end - last.offset()));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    /** Lets go of what was fetched, not kept, and is not around the offset that reading goes on at. */
    void release(long offset) {
        fetched.removeIf(held -> !held.holds(offset, 1));
    }
}
