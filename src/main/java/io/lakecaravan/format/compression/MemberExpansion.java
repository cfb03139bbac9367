package io.lakecaravan.format.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Streams one behind the other, each expanded by a library that stops exactly at its end. */
abstract class MemberExpansion extends Expansion {
    private Optional<InputStream> member = Optional.empty();
    private boolean first = true;

    MemberExpansion(String codec, InputStream stored) {
        super(codec, stored);
    }

    /** Whether another stream starts at the next byte. */
    abstract boolean isNext(StoredInput stored) throws IOException;

    abstract InputStream open(StoredInput stored) throws IOException;

    /** Passes over what may lie between two streams. */
    void skipPadding(StoredInput stored) throws IOException {}

    @Override
    final int expand(byte[] target, int start, int length) throws IOException {
        while (true) {
            if (member.isEmpty()) {
                if (!first) {
                    skipPadding(stored());
                }
                if (!first && stored().isAtEnd()) {
                    return -1;
                }
                if (!first && !isNext(stored())) {
                    return strayed();
                }
                member = Optional.of(open(stored()));
                first = false;
            }
            int count = member.get().read(target, start, length);
            if (count > 0) {
                return count;
            }
            if (count < 0) {
                member = Optional.empty();
            }
        }
    }
}
