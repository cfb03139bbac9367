package io.lakecaravan.format.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** bzip2, as its version 1.0 writes it; streams one behind the other are one, as the tool reads them. */
final class Bzip2Codec implements Codec {
    private static final byte[] BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
    private static final byte[] END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};

    @Override
    public String name() {
        return "bzip2";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("bz2", "bzip2", "bz");
    }

    @Override
    public boolean recognises(byte[] head) {
        boolean stream = Magic.is(head, 0, 'B', 'Z', 'h') && head.length > 3 && head[3] >= '1' && head[3] <= '9';
        return stream && (Magic.is(head, 4, BLOCK) || Magic.is(head, 4, END));
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new MemberExpansion(name(), stored) {
            @Override
            boolean isNext(StoredInput in) throws IOException {
                return recognises(in.peek(10));
            }

            @Override
            InputStream open(StoredInput in) throws IOException {
                return new BZip2CompressorInputStream(in, false);
            }
        };
    }

    /** A block holds up to 900 kB of text. */
    @Override
    public int firstBlock() {
        return 1 << 20;
    }
}
