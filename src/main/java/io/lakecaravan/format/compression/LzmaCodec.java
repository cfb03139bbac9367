package io.lakecaravan.format.compression;

import io.lakecaravan.format.LimitException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;

/** The .lzma file format of LZMA Utils, told by what its header may hold. */
final class LzmaCodec implements Codec {
    private static final int HEADER = 13;

    /** At an early end the library drops what it expanded in the same call, so calls are small. */
    private static final int PIECE = 256;

    @Override
    public String name() {
        return "lzma";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("lzma");
    }

    @Override
    public boolean recognises(byte[] head) {
        if (head.length <= HEADER || head[0] != 0x5d || head[HEADER] != 0) {
            return false;
        }
        long dictionary = Magic.littleEndian(head, 1);
        long low = Magic.littleEndian(head, 5);
        long high = Magic.littleEndian(head, 9);
        boolean size = (low == 0xffffffffL && high == 0xffffffffL) || high < 64;
        boolean power = Long.bitCount(dictionary) == 1
                || (Long.bitCount(dictionary) == 2 && (dictionary & dictionary >> 1) != 0);
        return size && power && dictionary >= 4096;
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new Expansion(name(), stored) {
            private Optional<InputStream> lzma = Optional.empty();

            @Override
            int expand(byte[] target, int start, int length) throws IOException {
                if (lzma.isEmpty()) {
                    lzma = Optional.of(open());
                }
                int count = lzma.get().read(target, start, Math.min(length, PIECE));
                return count >= 0 || stored().isAtEnd() ? count : strayed();
            }

            private InputStream open() throws IOException {
                try {
                    return new LZMAInputStream(stored(), XzCodec.MEMORY_KIB);
                } catch (MemoryLimitException e) {
                    throw new LimitException("the lzma stream asks for " + e.getMemoryNeeded()
                            + " KiB of memory, the limit is " + e.getMemoryLimit());
                }
            }
        };
    }
}
